"""What is told of a long work, where nobody watches: plain lines."""

from audiopaper.commands.screen import progress_on_screen
from audiopaper.progress import LineSpoken, Stage, StageBegan, StoryBegan


def test_more_than_an_hour_of_audio_is_told_in_hours_as_players_do(capsys):
    with progress_on_screen(quiet=False) as progress:
        progress(StageBegan(Stage.SPEECH, 2, 20))
        progress(LineSpoken("a", 3725.0, from_cache=True, syllables=10))
        progress(StoryBegan("乐和桥"))
    assert "[1/2] 乐和桥 · 1:02:05 of audio" in capsys.readouterr().err
