import type { RequestHandler } from 'express';

const NAME = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Refuses requests that were addressed to another name: a web page whose name
 * was rebound to loopback could otherwise drive the emulators from a browser.
 */
export const requireLoopbackHost: RequestHandler = (req, res, next) => {
  if (NAME.test(req.headers.host ?? '')) {
    next();
    return;
  }
  res.status(421).json({
    message: `This emulator answers on loopback only, not as "${req.headers.host}"`,
  });
};
