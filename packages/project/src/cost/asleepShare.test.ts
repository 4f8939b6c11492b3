import { asleepShare } from './asleepShare';

const share = (asleep: string, awake: string) =>
  asleepShare({ asleep, awake, timeZone: 'Europe/Berlin' });

describe('asleepShare', () => {
  it('is 108 of 168 hours when awake for twelve hours on weekdays', () => {
    expect(share('0 20 * * 1-5', '0 8 * * 1-5')).toBeCloseTo(108 / 168, 10);
    // Saving of the development environment: 102.20 awake, nothing asleep.
    expect(102.2 * share('0 20 * * 1-5', '0 8 * * 1-5')).toBeCloseTo(65.7, 2);
  });

  it('knows the state that a week begins in', () => {
    // Asleep from Friday to Monday.
    expect(share('0 0 * * 6', '0 0 * * 1')).toBeCloseTo(2 / 7, 10);
    expect(share('0 0 * * 1', '0 0 * * 6')).toBeCloseTo(5 / 7, 10);
  });

  it('takes schedules that fire all the time, or hardly ever', () => {
    expect(share('* * * * *', '30 * * * *')).toBeCloseTo(59 / 60, 10);
    expect(share('* * * * *', '* * * * *')).toBe(0);
    // Asleep in December only.
    expect(share('0 0 1 12 *', '0 0 1 1 *')).toBeCloseTo(31 / 364, 10);
  });
});
