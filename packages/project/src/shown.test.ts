import { shown } from './shown';

describe('shown', () => {
  it.each([
    ['plain', 'us-west-2', '"us-west-2"'],
    ['quotes and lines', 'a"b\nc', '"a\\"b\\nc"'],
    ['spaces and other alphabets', 'Größe 東京', '"Größe 東京"'],
    ['a space of no width', 'us-west-2\u200b', '"us-west-2\\u{200b}"'],
    ['a space that does not break', 'a\u00a0b', '"a\\u{a0}b"'],
    ['a turn from right to left', '\u202ehello', '"\\u{202e}hello"'],
    ['an escape sequence of a terminal', '\u009b31m', '"\\u{9b}31m"'],
    ['half a character', '\ud800', '"\\ud800"'],
    ['a letter that looks like another', 'h\u0435llo', '"h\\u{435}llo"'],
    ['a word of such letters', 'имя', '"имя"'],
    ['a long text', 'x'.repeat(100), `"${'x'.repeat(60)}…"`],
  ])('shows %s', (_, text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});
