import { appendLog } from './appendLog';

const page = (from: number, count: number) => ({
  job: 'apply',
  lines: Array.from({ length: count }, (_, index) => `line ${from + index}`),
  next: from + count,
  complete: false,
});

describe('appendLog', () => {
  it('adds what is new, and remembers where it goes on', () => {
    const first = appendLog(undefined, { ...page(0, 2), omittedLines: 7 });
    expect(first).toEqual({
      lines: ['line 0', 'line 1'],
      next: 2,
      complete: false,
      omitted: 7,
    });
    expect(
      appendLog(first, { ...page(2, 1), omittedLines: 7, complete: true }),
    ).toEqual({
      lines: ['line 0', 'line 1', 'line 2'],
      next: 3,
      complete: true,
      omitted: 7,
    });
  });

  it('keeps the last lines of too many, and counts the rest', () => {
    const log = appendLog(
      appendLog(undefined, page(0, 19_999)),
      page(19_999, 3),
    );
    expect(log.lines).toHaveLength(20_000);
    expect(log.lines[0]).toBe('line 2');
    expect(log.omitted).toBe(2);
    expect(log.next).toBe(20_002);
  });

  it('says why there is none', () => {
    expect(
      appendLog(undefined, { ...page(0, 0), problem: 'deleted' }).problem,
    ).toBe('deleted');
  });
});
