import { formProblems } from './form/formProblems';
import { problemText } from './problemText';

describe('problemText', () => {
  it('joins what is wrong and what would be right', () => {
    expect(
      problemText({ message: 'x is no name', hint: 'use a-z, such as y' }),
    ).toBe('x is no name; use a-z, such as y');
    expect(problemText({ message: 'x is no name.', hint: 'use y' })).toBe(
      'x is no name; use y',
    );
  });

  it('needs no hint', () => {
    expect(problemText({ message: 'x is no name.', hint: '' })).toBe(
      'x is no name.',
    );
  });

  it('reads as one sentence for every problem of an empty form', () => {
    const problems = formProblems({});
    expect(problems).not.toHaveLength(0);
    for (const problem of problems) {
      expect(problemText(problem)).toMatch(/^[^;]+; [^A-Z].*[^.]$/);
    }
  });
});
