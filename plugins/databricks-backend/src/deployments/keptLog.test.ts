import fc from 'fast-check';
import { keptLog, MOST_KEPT_BYTES } from './keptLog';

describe('keptLog', () => {
  it('keeps whole lines, and counts the others', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc
            .string({ maxLength: 30 })
            .map(text => text.replace(/[\r\n\0]/g, '')),
          { minLength: 1 },
        ),
        fc.nat(100),
        (lines, omittedLines) => {
          const kept = keptLog({ text: `${lines.join('\n')}\n`, omittedLines });
          expect(kept.text.split('\n')).toEqual(lines);
          expect(kept).toMatchObject({ lineCount: lines.length, omittedLines });
        },
      ),
    );
  });

  it('keeps the last 256 KiB', () => {
    const line = 'ü'.repeat(500);
    const text = Array.from({ length: 1_000 }, () => line).join('\n');
    const kept = keptLog({ text, omittedLines: 7 });
    expect(Buffer.byteLength(kept.text)).toBeLessThanOrEqual(MOST_KEPT_BYTES);
    expect(kept.lineCount + kept.omittedLines).toBe(1_007);
    expect(kept.text.startsWith(line)).toBe(true);
  });

  it('has no colours of a terminal', () => {
    expect(
      keptLog({ text: '\u001b[31mError:\u001b[0m no', omittedLines: 0 }).text,
    ).toBe('Error: no');
  });

  it('has no NUL, which PostgreSQL does not take', () => {
    expect(keptLog({ text: 'a\0b', omittedLines: 0 }).text).toBe('a�b');
  });
});
