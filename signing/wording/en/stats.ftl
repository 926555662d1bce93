### Numbers: /stats.

command-stats = Statistics: volume, time to sign, overdue
stats-own = Documents I sent
stats-whole = Everyone’s documents
stats-months = Last 6 months
stats-sent = Sent
stats-done = Completed of these
stats-none = Nothing was sent in the last 6 months.
stats-total = Sent in the last 6 months: { NUMBER($sent) }. Completed: { NUMBER($done) }. Not completed (rejected, withdrawn, expired): { NUMBER($failed) }.
stats-open = In progress: { NUMBER($open) }, overdue: { NUMBER($overdue) }.
stats-time = From sending to completion: half within { $usual }, nine out of ten within { $slow }.
stats-hours = { NUMBER($hours) ->
    [one] 1 hour
   *[other] { NUMBER($hours) } hours
}
stats-days = { NUMBER($days) ->
    [one] 1 day
   *[other] { NUMBER($days) } days
}
stats-minutes = { NUMBER($minutes) ->
    [one] 1 minute
   *[other] { NUMBER($minutes) } minutes
}
stats-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
