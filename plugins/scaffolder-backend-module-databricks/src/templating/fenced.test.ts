import { fenced } from './fenced';

describe('fenced', () => {
  it.each([
    ['plain', '```text\nplain\n```'],
    ['  @everyone <b> # x \n', '```text\n@everyone <b> # x\n```'],
    ['a ``` b', '````text\na ``` b\n````'],
    ['````', '`````text\n````\n`````'],
    [undefined, '```text\n\n```'],
  ])('shows %j as it is', (text, expected) => {
    expect(fenced(text)).toBe(expected);
  });
});
