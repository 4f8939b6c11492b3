import { refOfUrl } from './refOfUrl';

describe('refOfUrl', () => {
  it.each([
    ['https://github.com/a/r/blob/main/lakeport.yaml', 'main'],
    ['https://github.com/a/r/tree/v1.2/x/lakeport.yaml', 'v1.2'],
    ['https://github.com/a/r/blob/team%2Fdev/lakeport.yaml', 'team/dev'],
  ])('finds the ref of %s', (url, ref) => {
    expect(refOfUrl(url)?.ref).toBe(ref);
  });

  it('moves the URL, and nothing else of it', () => {
    expect(
      refOfUrl('http://127.0.0.1:8099/a/r/blob/main/main/lakeport.yaml')?.at(
        'abc/..',
      ),
    ).toBe('http://127.0.0.1:8099/a/r/blob/abc%2F../main/lakeport.yaml');
  });

  it.each([
    'https://github.com/a/r',
    'https://github.com/a/r/blob/main',
    'https://github.com/a/r/blob/%E0%A4%A/lakeport.yaml',
    'https://gitlab.com/a/r/-/blob/main/lakeport.yaml',
  ])('has none for %s', url => {
    expect(refOfUrl(url)).toBeUndefined();
  });
});
