import { parseFaults } from './parseFaults';

describe('parseFaults', () => {
  it('reads a faults file', () => {
    const fault = {
      operation: 'create',
      type: 'aws_nat_gateway',
      region: 'us-west-2',
      count: 2,
      message: 'NatGatewayLimitExceeded',
    };

    expect(parseFaults(JSON.stringify({ faults: [fault] }))).toEqual([fault]);
  });

  it.each([
    ['no JSON', 'faults:', /is not JSON/],
    ['no list', '{}', /faults/],
    [
      'an unknown operation',
      '{"faults":[{"operation":"make","type":"aws_vpc","message":"x"}]}',
      /faults\[0\]\.operation/,
    ],
    [
      'an unknown type',
      '{"faults":[{"operation":"read","type":"aws_vpz","message":"x"}]}',
      /"aws_vpz" is no type.*faults\[0\]\.type/s,
    ],
    [
      'a count that is none',
      '{"faults":[{"operation":"read","type":"aws_vpc","message":"x","count":0}]}',
      /faults\[0\]\.count/,
    ],
    [
      'an unknown key',
      '{"faults":[{"operation":"read","type":"aws_vpc","message":"x","when":1}]}',
      /when/,
    ],
  ])('refuses %s', (_what, text, says) => {
    expect(() => parseFaults(text)).toThrow(says);
  });
});
