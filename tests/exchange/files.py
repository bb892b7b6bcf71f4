"""Files as other programs write them, made up, with the columns of their real exports."""

HEVY = """\
"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes",\
"set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"
"Upper","22 Dec 2025, 08:00","22 Dec 2025, 09:00","felt good","Bench Press (Barbell)",0,"",0,\
"warmup",40,10,,0,
"Upper","22 Dec 2025, 08:00","22 Dec 2025, 09:00","felt good","Bench Press (Barbell)",0,"",1,\
"normal",62.5,5,,0,8.5
"Upper","22 Dec 2025, 08:00","22 Dec 2025, 09:00","felt good","Squat (Bodyweight)",0,"",0,\
"normal",,20,,0,
"Upper","22 Dec 2025, 08:00","22 Dec 2025, 09:00","felt good","Plank",,"",0,"normal",,0,,65,
"Morning run","23 Dec 2025, 08:00","23 Dec 2025, 09:15","","Running",,"",0,"normal",,0,14.2,4500,
"""

STRONG_COMMAS = """\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,\
Workout Notes,RPE
2020-12-30 18:51:52,"Evening Workout",1h 5m,"Squat (Bodyweight)",1,0,20,0,0,"","",
2020-12-30 18:51:52,"Evening Workout",1h 5m,"Snatch (Barbell)",1,40.0,3,0,0,"","",
2020-12-30 18:51:52,"Evening Workout",1h 5m,"Snatch (Barbell)",Rest Timer,0,0,0,90,"","",
"""

STRONG_UNITS = """\
Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;\
Seconds;Notes;Workout Notes;Workout Duration
2023-07-30 16:49:28;"Arms";"Bench Press (Dumbbell)";1;32,5;lbs;8;;;;0;"";"";44m
2023-07-31 07:00:00;"Run";"Running";1;;;;;3,1;mi;1800;"";"";30m
"""

STRONG_NOW = """\
"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";\
"Reps";"RPE";"Distance (meters)";"Seconds";"Notes";"Workout Notes"
"1";"2020-05-28 12:58:47";"Day 3";"4195";"Incline Bench Press (Barbell)";"W";"40.0";"15";"";"";\
"";"";""
"1";"2020-05-28 12:58:47";"Day 3";"4195";"Incline Bench Press (Barbell)";"1";"60.0";"7";"8";"";\
"";"";""
"1";"2020-05-28 12:58:47";"Day 3";"4195";"Lying Leg Curl (Machine)";"Note";"";"";"";"";"";\
"one leg at a time";""
"1";"2020-05-28 12:58:47";"Day 3";"4195";"Lying Leg Curl (Machine)";"Rest Timer";"";"";"";"";\
"120.0";"";""
"1";"2020-05-28 12:58:47";"Day 3";"4195";"Lying Leg Curl (Machine)";"1";"30.0";"12";"";"";"";"";""
"""

FITNOTES_ANDROID = """\
Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment
2024-06-01,Wall Sit,Legs,,,,,,0:01:30,knees quiet
2024-06-01,Deadlift,Back,100.0,kgs,5,,,,
2024-06-03,Running (Outdoor),Cardio,,,,5.0,km,0:27:30,
"""

FITNOTES_IOS = """\
Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind
2026-01-15,Barbell Back Squat,Legs,100,,5,,,,,
2026-01-15,Barbell Back Squat,Legs,,225,5,,,,,
"""
