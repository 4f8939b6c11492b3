import { literalOf } from './literalOf';

describe('literalOf', () => {
  it.each([
    ['data-engineers', 'data-engineers'],
    ['a $${aws_vpc.x.id} group', 'a ${aws_vpc.x.id} group'],
    ['%%{ if true }group', '%{ if true }group'],
    ['$$${escaped}', '$${escaped}'],
    ['100% of $5', '100% of $5'],
  ])('takes %j for %j', (written, text) => {
    expect(literalOf(written)).toBe(text);
  });

  it.each([
    '${aws_vpc.x.id}',
    'a $${b} ${c}',
    '%{ if true }x%{ endif }',
    '',
    7,
  ])('knows that %j is none', written => {
    expect(literalOf(written)).toBeUndefined();
  });
});
