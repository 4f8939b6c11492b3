import { RenewedCredentials } from './RenewedCredentials';

const MINUTE = 60_000;

describe('RenewedCredentials', () => {
  let now: number;
  let asked: number;
  let isUp: boolean;
  let credentials: RenewedCredentials;

  beforeEach(() => {
    now = 0;
    asked = 0;
    isUp = true;
    credentials = new RenewedCredentials(
      async () => {
        asked++;
        if (!isUp) {
          throw new Error('STS does not answer');
        }
        return {
          accessKeyId: `ASIA${asked}`,
          secretAccessKey: 's3cret',
          expiration: new Date(now + 60 * MINUTE),
        };
      },
      () => now,
    );
  });
  const key = async () => (await credentials.get()).accessKeyId;

  it('are asked for once by all who wait, and kept', async () => {
    expect(await Promise.all([key(), key()])).toEqual(['ASIA1', 'ASIA1']);
    now = 54 * MINUTE;
    expect(await key()).toBe('ASIA1');
    expect(asked).toBe(1);
  });

  it('are renewed five minutes before they end', async () => {
    await key();
    now = 55 * MINUTE;
    expect(await key()).toBe('ASIA2');
  });

  it('are used to their end when they cannot be renewed, and no longer', async () => {
    await key();
    isUp = false;
    now = 59 * MINUTE;
    expect(await key()).toBe('ASIA1');
    now = 60 * MINUTE;
    await expect(key()).rejects.toThrow('STS does not answer');
    isUp = true;
    expect(await key()).toBe('ASIA4');
  });

  it('are not kept when there are none', async () => {
    isUp = false;
    await expect(key()).rejects.toThrow('STS does not answer');
    isUp = true;
    expect(await key()).toBe('ASIA2');
  });

  it('that have no end are kept', async () => {
    const forever = new RenewedCredentials(
      async () => {
        asked++;
        return { accessKeyId: 'AKIA', secretAccessKey: 's3cret' };
      },
      () => now,
    );
    await forever.get();
    now = 10_000 * MINUTE;
    await forever.get();
    expect(asked).toBe(1);
  });

  it('hold nobody who stops waiting', async () => {
    const never = new RenewedCredentials(() => new Promise(() => {}));
    await expect(
      never.get(AbortSignal.abort(new Error('gone'))),
    ).rejects.toThrow('gone');
  });
});
