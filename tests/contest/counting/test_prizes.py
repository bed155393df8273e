"""Who would win which prize."""

from contest.counting.prizes import overall_awards, round_awards


def fill(game, in_round, *people):
    """These people in this order, all equally right, each sent a minute after the one before."""
    for minute, person in enumerate(people, start=1):
        game.entry(person, after=60 * minute, in_round=in_round)
    return game.count(in_round=in_round)


def won(result):
    return [(each.prize.name, each.name, each.rank) for each in round_awards(result).given]


def test_prizes_go_down_the_ranking_as_often_as_each_is_given(played):
    game = played(prizes=[("Nhất", 1), ("Nhì", 2), ("Ba", 3)])
    result = fill(game, game.round, *(game.person(code=code) for code in "ABCDE"))
    # Nobody is left for the third of the third prizes.
    assert won(result) == [
        ("Nhất", "A", 1),
        ("Nhì", "B", 2),
        ("Nhì", "C", 3),
        ("Ba", "D", 4),
        ("Ba", "E", 5),
    ]


def test_one_person_gets_one_prize_in_all_rounds_the_best_one(played):
    game = played(one_prize_a_person=True, prizes=[("Nhất", 1), ("Nhì", 1)])
    second = game.another_round(2)
    a, b, c, d = (game.person(code=code) for code in "ABCD")
    first = fill(game, game.round, a, b, c, d)
    assert won(first) == [("Nhất", "A", 1), ("Nhì", "B", 2)]
    # B does better in the second round, so that C moves up in the first; A keeps the earlier of two equal ones.
    later = fill(game, second, a, b, d)
    assert won(later) == [("Nhất", "B", 2), ("Nhì", "D", 3)]
    assert won(first) == [("Nhất", "A", 1), ("Nhì", "C", 3)]


def test_whoever_moves_up_frees_the_lesser_prize_of_the_same_round(played):
    game = played(one_prize_a_person=True, prizes=[("Nhất", 1), ("Nhì", 1)])
    second = game.another_round(2)
    a, b, c, d = (game.person(code=code) for code in "ABCD")
    fill(game, game.round, a, d)
    later = fill(game, second, a, b, c)
    assert won(later) == [("Nhất", "B", 2), ("Nhì", "C", 3)]


def test_one_person_may_win_in_every_round_where_the_rules_let_it(played):
    game = played(one_prize_a_person=False, prizes=[("Nhất", 1)])
    second = game.another_round(2)
    a, b = game.person(code="A"), game.person(code="B")
    results = fill(game, game.round, a, b), fill(game, second, a, b)
    assert [won(result) for result in results] == [[("Nhất", "A", 1)]] * 2


def test_prizes_for_the_whole_contest_are_a_ladder_of_their_own(played):
    game = played(prizes=[("Nhất tuần", 1)], overall_prizes=[("Nhất cuộc thi", 1)])
    fill(game, game.round, game.person(code="A"), game.person(code="B"))
    proposals = overall_awards(game.contest, game.rules).given
    assert [(each.prize.name, each.name) for each in proposals] == [("Nhất cuộc thi", "A")]
