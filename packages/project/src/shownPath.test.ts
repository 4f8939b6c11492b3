import { checkProject } from './checkProject';
import { shownPath } from './shownPath';

describe('shownPath', () => {
  it('joins keys by dots', () => {
    expect(shownPath(['spec', 'environments', 'dev', 0])).toBe(
      'spec.environments.dev.0',
    );
  });

  it('keeps a path on one line, whatever the file calls its keys', () => {
    const key = `x\u001b[31m\n${'y'.repeat(5000)}`;
    const paths = checkProject({ [key]: 1 }).map(({ path }) => path);
    expect(paths.every(path => path.length < 200)).toBe(true);
    expect(paths.join('')).not.toMatch(/\p{Cc}/u);
  });

  it('refuses a title that turns the text around', () => {
    const problems = checkProject({ metadata: { title: 'a\u202eb' } });
    expect(problems.map(({ path }) => path)).toContain('metadata.title');
  });
});
