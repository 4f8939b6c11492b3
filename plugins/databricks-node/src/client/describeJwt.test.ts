import { describeJwt } from './describeJwt';

describe('describeJwt', () => {
  it.each([
    [
      { iss: 'i', aud: ['a', 'b'], exp: 0 },
      ', expiry 1970-01-01T00:00:00.000Z',
    ],
    // A time in another unit, or none: what is wrong with it is not for us to say.
    [{ iss: 'i', aud: ['a', 'b'], exp: 1e15 }, ''],
    [{ iss: 'i', aud: ['a', 'b'], exp: 'soon' }, ''],
  ])('says for whom %j is', (claims, expiry) => {
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    expect(describeJwt(`head.${payload}.sig`)).toBe(
      `issuer i, subject unknown, audience a and b${expiry}`,
    );
  });
});
