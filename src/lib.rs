//! `rapport` compiles a year of activity data into a typeset *rapport d'activité*.
