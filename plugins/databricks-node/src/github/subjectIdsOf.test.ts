import { subjectIdsOf } from './subjectIdsOf';

describe('subjectIdsOf', () => {
  it('reads the prefix, whatever was asked for', () => {
    expect(
      subjectIdsOf({
        use_default: true,
        use_immutable_subject: false,
        sub_claim_prefix: 'repo:acme@24213737/payments@1323153730',
      }),
    ).toEqual({ owner: 24213737, repository: 1323153730 });
  });

  it.each([
    { use_default: true },
    { use_default: true, sub_claim_prefix: 'repo:acme/payments' },
    { sub_claim_prefix: 'repo:acme@1/payments' },
    { sub_claim_prefix: 'repo:acme@0/payments@2' },
    { sub_claim_prefix: 'repo:acme@1/payments@2@3' },
    { sub_claim_prefix: 5 },
    'repo:acme@1/payments@2',
    undefined,
  ])('finds none in %j', answer => {
    expect(subjectIdsOf(answer)).toBeUndefined();
  });
});
