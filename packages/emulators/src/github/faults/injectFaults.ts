import type { RequestHandler, Response } from 'express';
import { beforeEnd } from '../../http/beforeEnd';
import type { FaultRule } from './faultDocument';
import type { Faults } from './Faults';

const SECONDARY_LIMIT = {
  message:
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  documentation_url:
    'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits',
};
const PAGE = `<!DOCTYPE html>
<html><head><title>Unicorn!</title></head><body><p>This page is taking too long to load.</p></body></html>
`;

/** What is answered where a rule says the status alone. */
const WORDS: Record<number, object> = {
  403: SECONDARY_LIMIT,
  429: SECONDARY_LIMIT,
};

function answer(res: Response, rule: FaultRule, status: number): void {
  for (const name of res.getHeaderNames()) {
    if (/^(content-|etag$|location$|transfer-encoding$)/i.test(name)) {
      res.removeHeader(name);
    }
  }
  res.status(status).set(rule.headers);
  if (rule.html) {
    res.type('html').end(PAGE);
    return;
  }
  const body = rule.body ?? WORDS[status] ?? { message: 'Server Error' };
  res.type('application/json; charset=utf-8').end(JSON.stringify(body));
}

/** Lets requests go wrong as the rules say. */
export function injectFaults(faults: Faults): RequestHandler {
  return (req, res, next) => {
    const rule = faults.take(req.method, req.originalUrl);
    if (!rule) {
      next();
      return;
    }
    const { status, delayMs, drop } = rule;
    const after = rule.after || drop === 'after';
    const later = (act: () => void) => {
      if (delayMs > 0) {
        // Whoever does not wait ends the request, not what was asked for.
        setTimeout(act, delayMs).unref();
      } else {
        act();
      }
    };
    const act = (goOn: () => void) => {
      // Of an answer that has begun, only the end can change.
      if (drop || (status !== undefined && res.headersSent)) {
        req.socket.destroy();
      } else if (status !== undefined) {
        answer(res, rule, status);
      } else {
        goOn();
      }
    };
    if (after) {
      beforeEnd(res, send => later(() => act(send)));
      next();
    } else {
      later(() => act(next));
    }
  };
}
