import { plainLogLine } from './plainLogLine';

describe('plainLogLine', () => {
  it('drops colours, and nothing else', () => {
    expect(plainLogLine('\u001b[31m\u001b[1mError\u001b[0m: [31m stays')).toBe(
      'Error: [31m stays',
    );
  });
});
