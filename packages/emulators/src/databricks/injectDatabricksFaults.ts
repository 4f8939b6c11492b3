import type { RequestHandler, Response } from 'express';
import { faultyPages } from '../faults/pageTokens';
import type { ServiceFaultRule } from '../faults/serviceFaultDocument';
import type { ServiceFaults } from '../faults/ServiceFaults';
import { rewriteJson } from '../http/sendJson';

const PAGE = `<!DOCTYPE html>
<html><head><title>Databricks - Sign in</title></head><body><div id="login-page"></div></body></html>
`;

const ANSWERS: Partial<
  Record<
    ServiceFaultRule['fault'],
    { status: number; code: string; message: string }
  >
> = {
  'too-many-requests': {
    status: 429,
    code: 'REQUEST_LIMIT_EXCEEDED',
    message: 'Rate limit exceeded.',
  },
  unavailable: {
    status: 503,
    code: 'TEMPORARILY_UNAVAILABLE',
    message: 'The service at this address is taking too long to respond.',
  },
  failed: { status: 500, code: 'INTERNAL_ERROR', message: 'Internal error' },
  unauthenticated: {
    status: 401,
    code: 'UNAUTHENTICATED',
    message: 'Invalid access token.',
  },
  refused: {
    status: 403,
    code: 'PERMISSION_DENIED',
    message: 'This API is disabled for users without account admin status.',
  },
};

function isPage(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function answer(res: Response, rule: ServiceFaultRule, now: number): boolean {
  if (rule.retryAfter !== undefined) {
    res.setHeader(
      'retry-after',
      rule.retryAfter === 'date'
        ? new Date(now + 2_000).toUTCString()
        : String(rule.retryAfter),
    );
  }
  const known = ANSWERS[rule.fault];
  if (known) {
    const { status, code, message } = known;
    res.status(status).json({ error_code: code, message });
    return true;
  }
  switch (rule.fault) {
    case 'html':
      res.status(200).type('html').send(PAGE);
      return true;
    case 'login':
      res.redirect(303, '/login.html?next_url=%2F');
      return true;
    case 'private-link':
      res.redirect(303, '/login.html?error=private-link-validation-error');
      return true;
    default:
      return false;
  }
}

/** Lets requests to Databricks go wrong as the rules say. */
export function injectDatabricksFaults(faults: ServiceFaults): RequestHandler {
  return (req, res, next) => {
    const now = Date.now() + faults.clockSkewMs;
    if (faults.clockSkewMs !== 0) {
      res.setHeader('date', new Date(now).toUTCString());
    }
    const rule = faults.take(req.method, req.originalUrl);
    if (!rule || answer(res, rule, now)) {
      if (!rule) next();
      return;
    }
    const { page_token: token } = req.query;
    const pages = faultyPages(
      rule,
      typeof token === 'string' ? token : undefined,
    );
    if (pages) {
      req.query = { ...req.query, page_token: pages.token };
      rewriteJson(res, value => {
        if (!isPage(value)) {
          return value;
        }
        const { next_page_token: own, ...rest } = value;
        const following = pages.next(
          typeof own === 'string' && own !== '' ? own : undefined,
        );
        return {
          ...Object.fromEntries(
            Object.entries(rest).map(([key, items]) => [
              key,
              pages.empty && Array.isArray(items) ? [] : items,
            ]),
          ),
          ...(following ? { next_page_token: following } : {}),
        };
      });
      next();
      return;
    }
    if (rule.fault === 'delay') {
      setTimeout(() => next(), rule.delayMs).unref();
    } else if (rule.fault === 'drop') {
      req.socket.destroy();
    }
    // A request that hangs is left as it is.
  };
}
