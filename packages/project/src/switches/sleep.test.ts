import { changedEnvironment } from '../__testUtils__/changedEnvironment';

const { environment, said } = changedEnvironment;

describe('sleep', () => {
  it.each<[string, object, RegExp]>([
    [
      'a schedule without a time zone',
      { sleep: { schedule: { asleep: '0 20 * * *', awake: '0 7 * * *' } } },
      /sleep\.schedule\.timeZone: timeZone is missing -> use an IANA time zone/,
    ],
    [
      'an unknown time zone',
      {
        sleep: {
          schedule: {
            asleep: '0 20 * * *',
            awake: '0 7 * * *',
            timeZone: 'Europe/Berln',
          },
        },
      },
      /timeZone: "Europe\/Berln" is not a time zone -> did you mean Europe\/Berlin\?/,
    ],
    [
      'an offset for a time zone',
      {
        sleep: {
          schedule: {
            asleep: '0 20 * * *',
            awake: '0 7 * * *',
            timeZone: '+01:00',
          },
        },
      },
      /timeZone: "\+01:00" is not a time zone/,
    ],
    [
      'a time zone in small letters',
      {
        sleep: {
          schedule: {
            asleep: '0 20 * * *',
            awake: '0 7 * * *',
            timeZone: 'europe/berlin',
          },
        },
      },
      /timeZone: .* -> use Europe\/Berlin/,
    ],
    [
      'asleep and awake at once',
      {
        sleep: {
          schedule: {
            asleep: '0 7 * * *',
            awake: '0 7 * * *',
            timeZone: 'UTC',
          },
        },
      },
      /schedule\.awake: the network would fall asleep and wake at the same time/,
    ],
    ...[
      '60 1 * * *',
      '0 20 * *',
      '0 20 * * * *',
      '@daily',
      'H 20 * * *',
      '0 20 L * *',
      '0 20 * * 5-1',
      '0 20 * * 8',
      '0  20 * * *',
      ` 0 20 * * *`,
      'x'.repeat(10_000),
    ].map((asleep): [string, object, RegExp] => [
      `the schedule ${asleep.slice(0, 20)}`,
      { sleep: { schedule: { asleep, awake: '0 7 * * *', timeZone: 'UTC' } } },
      /schedule\.asleep: .* is not a cron expression -> use minute, hour/,
    ]),
    [
      'a day that never comes',
      {
        sleep: {
          schedule: {
            asleep: '0 20 30 2 *',
            awake: '0 7 * * *',
            timeZone: 'UTC',
          },
        },
      },
      /schedule\.asleep: .* is (?:never|not a cron)/,
    ],
  ])('refuses %s', (_, changes, expected) => {
    expect(said(environment(changes))).toEqual([
      expect.stringMatching(expected),
    ]);
  });
});
