import fc from 'fast-check';
import { samePolicy } from './samePolicy';
import { storedPolicy } from './storedPolicy';

const statement = {
  Effect: 'Allow',
  Action: ['s3:GetObject'],
  Resource: ['b', 'a'],
};
const policy = (...statements: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const words = fc.oneof(word, fc.uniqueArray(word, { minLength: 1 }));
const policies = fc
  .array(
    fc.record(
      {
        Sid: word,
        Effect: fc.constantFrom('Allow', 'Deny'),
        Principal: fc.oneof(
          fc.constant('*'),
          fc.record({
            AWS: fc.uniqueArray(
              fc.oneof(
                fc.constantFrom('123456789012', '210987654321'),
                word.map(name => `arn:aws:iam::123456789012:role/${name}`),
              ),
              { minLength: 1 },
            ),
          }),
        ),
        Action: words,
        Resource: words,
        Condition: fc.dictionary(
          fc.constantFrom('StringEquals', 'ArnLike'),
          fc.dictionary(word, words),
        ),
      },
      { requiredKeys: ['Effect', 'Action'] },
    ),
    { minLength: 1 },
  )
  .map(Statement => JSON.stringify({ Statement, Version: '2012-10-17' }));

describe('samePolicy', () => {
  it('finds in the form AWS keeps what was written, and only that', () => {
    fc.assert(
      fc.property(policies, given => {
        const stored = storedPolicy(given);

        expect(samePolicy(given, stored)).toBe(true);
        expect(storedPolicy(stored)).toBe(stored);
        expect(samePolicy(given, stored.replace('"Allow"', '"Deny"'))).toBe(
          !stored.includes('"Allow"'),
        );
      }),
    );
  });

  it.each([
    ['order', policy({ ...statement, Resource: ['a', 'b'] })],
    ['brackets', policy({ ...statement, Action: 's3:GetObject' })],
    ['case of the effect', policy({ ...statement, Effect: 'allow' })],
  ])('overlooks %s', (_, other) => {
    expect(samePolicy(policy(statement), other)).toBe(true);
  });

  it.each([
    ['another action', policy({ ...statement, Action: 's3:PutObject' })],
    ['one more resource', policy({ ...statement, Resource: ['a', 'b', 'c'] })],
    ['one more statement', policy(statement, { ...statement, Sid: 'x' })],
    ['a condition', policy({ ...statement, Condition: { Bool: { a: 'b' } } })],
    ['a principal', policy({ ...statement, Principal: '*' })],
    ['another version', JSON.stringify({ Statement: [statement] })],
    ['something else', 'no policy'],
  ])('sees %s', (_, other) => {
    expect(samePolicy(policy(statement), other)).toBe(false);
  });

  it('never takes a condition that is no text for what AWS makes of it', () => {
    const given = policy({
      ...statement,
      Condition: { Bool: { 'aws:SecureTransport': false } },
    });

    expect(storedPolicy(given)).toContain('"aws:SecureTransport":"false"');
    expect(samePolicy(given, storedPolicy(given))).toBe(false);
  });

  it('tells everyone from everyone of AWS', () => {
    expect(
      samePolicy(
        policy({ ...statement, Principal: '*' }),
        policy({ ...statement, Principal: { AWS: '*' } }),
      ),
    ).toBe(false);
  });
});
