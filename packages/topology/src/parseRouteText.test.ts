import { parseRouteText } from './parseRouteText';

describe('parseRouteText', () => {
  it.each([
    ['0.0.0.0/0 to nat-1', '0.0.0.0/0', 'nat-1'],
    [
      'a prefix list to way to the office',
      'a prefix list',
      'way to the office',
    ],
    ['com.amazonaws.us-west-2.s3 to s3', 'com.amazonaws.us-west-2.s3', 's3'],
    ['::/0 to eigw-1', '::/0', 'eigw-1'],
  ])('reads %s', (text, destination, target) => {
    expect(parseRouteText(text)).toEqual({ destination, target });
  });

  it.each(['', 'local', 'to nat-1', '10.0.0.0/8 to '])(
    'takes %j for no route',
    text => {
      expect(parseRouteText(text)).toBeUndefined();
    },
  );
});
