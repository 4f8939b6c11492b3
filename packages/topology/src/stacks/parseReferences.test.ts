import { parseReferences } from './parseReferences';

describe('parseReferences', () => {
  it.each([
    ['${aws_vpc.main.id}', [['aws_vpc', 'main', 'id']]],
    [
      'arn:aws:s3:::${aws_s3_bucket.a.id}/${aws_s3_bucket.b.id}',
      [
        ['aws_s3_bucket', 'a', 'id'],
        ['aws_s3_bucket', 'b', 'id'],
      ],
    ],
    ['${aws_subnet.a[0].id}', [['aws_subnet', 'a', '0', 'id']]],
    ['${aws_subnet.a.*.id}', [['aws_subnet', 'a', '*', 'id']]],
    [
      '${data.terraform_remote_state.base.outputs["vpc-id"]}',
      [['data', 'terraform_remote_state', 'base', 'outputs', 'vpc-id']],
    ],
    ['${element(aws_subnet.a.ids, 1)}', [['aws_subnet', 'a', 'ids']]],
    ['plain aws_vpc.main.id', []],
    ['$${aws_vpc.main.id}', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(parseReferences(text)).toEqual(expected);
  });
});
