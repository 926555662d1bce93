## 催办时对方正在休息

remind-later = { $why ->
    [holiday] 今天是{ $name }的休息日
   *[other] { $name }那里现在是 { $clock }
  }，将在 { $until } 提醒。
remind-later-abroad = { $why ->
    [holiday] 今天是{ $name }的休息日
   *[other] { $name }那里现在是 { $clock }
  }，将在当地时间 { $until }（您的时间 { $own }）提醒。
remind-resting = { $why ->
    [holiday] { $name }休息到 { $until }
   *[other] { $name }那里现在是 { $clock }，免打扰到 { $until }
  }，但《{ $title }》在此之前就截止，所以还没有提醒。
button-remind-all-the-same = 仍要现在提醒
button-remind-all-the-same-of = 现在提醒 · { $number }
event-remind-put-off = { $what ->
    [keeper] { $who }催办印章保管人（审批{ $name }的用印），待其休息结束后提醒
   *[other] { $who }催办{ $name }，待其休息结束后提醒
}
told-not-reminded = { $why ->
    [capped] 《{ $title }》（{ $number }）：{ $name }当天收到的提醒已到上限，您安排的提醒没有发出。请改天再催，或用其他方式联系。
   *[other] 《{ $title }》（{ $number }）即将截止，而{ $name }要到截止之后才结束休息，所以没有再提醒。您可以现在提醒、延长截止时间，或用其他方式联系。
  }
