import { connectSides } from './connectSides';

const area = (x: number, y: number) => ({ x, y, width: 100, height: 50 });

describe('connectSides', () => {
  it.each([
    ['to the right', area(200, 0), 'right', 'left'],
    ['to the left', area(-200, 300), 'left', 'right'],
    ['below', area(20, 80), 'bottom', 'top'],
    ['above', area(-20, -80), 'top', 'bottom'],
  ])('%s', (_, target, from, to) => {
    expect(connectSides(area(0, 0), target)).toEqual({
      source: from,
      target: to,
    });
  });
});
