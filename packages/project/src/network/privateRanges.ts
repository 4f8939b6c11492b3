/** RFC 1918 private, RFC 6598 shared and RFC 2544 test ranges. */
export const privateRanges = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '198.18.0.0/15',
];
