import { literal } from './literal';

describe('literal', () => {
  // Each of these was read back unchanged by Terraform 1.11.4.
  it.each([
    ['data-engineers', 'data-engineers'],
    ['a ${aws_vpc.x.id} group', 'a $${aws_vpc.x.id} group'],
    ['%{ if true }x', '%%{ if true }x'],
    ['$${x}', '$$${x}'],
    ['%${x}', '%$${x}'],
    ['100% of $5', '100% of $5'],
  ])('writes %s as %s', (text, written) => {
    expect(literal(text)).toBe(written);
  });

  it("refuses cdktf's placeholders", () => {
    expect(() => literal('${TfToken[TOKEN.1]}')).toThrow(/reserved/);
  });
});
