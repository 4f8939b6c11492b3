import { parseErrorAnswer } from './parseErrorAnswer';

const parse = (body: string, status = 403, statusText = 'Forbidden') =>
  parseErrorAnswer({ status, statusText, body });

describe('parseErrorAnswer', () => {
  it.each([
    ['nothing', '', 'FORBIDDEN', 'Forbidden'],
    [
      'the standard body',
      '{"error_code":"PERMISSION_DENIED","message":"no"}',
      'PERMISSION_DENIED',
      'no',
    ],
    ['a numeric code', '{"error_code":403,"message":"no"}', '403', 'no'],
    ['API 1.2', '{"error":"nope"}', 'FORBIDDEN', 'nope'],
    [
      'OAuth',
      '{"error":"invalid_client","error_description":"unknown client"}',
      'INVALID_CLIENT',
      'unknown client',
    ],
    ['SCIM', '{"detail":"gone","status":"404"}', 'SCIM_403', 'gone'],
    [
      'plain text',
      'MALFORMED_REQUEST: Failed credentials validation checks',
      'MALFORMED_REQUEST',
      'Failed credentials validation checks',
    ],
    ['HTML', '<html><pre> sorry </pre></html>', 'FORBIDDEN', 'sorry'],
  ])('reads %s', (_, body, errorCode, message) => {
    expect(parse(body)).toEqual({ errorCode, message });
  });

  it('does not repeat what a gateway says', () => {
    expect(parse('<h1>upstream at 10.1.2.3 failed</h1>')).toEqual({
      errorCode: 'UNKNOWN',
      message: expect.not.stringContaining('10.1.2.3'),
    });
  });

  it('clips a message without end', () => {
    const { message } = parse(JSON.stringify({ message: 'x'.repeat(5000) }));
    expect(message.length).toBeLessThan(1100);
  });
});
