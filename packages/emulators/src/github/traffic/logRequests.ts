import type { RequestHandler } from 'express';
import type { RouteHelper } from '../RouteHelper';

/** Keeps a record of every request but those that are about the record. */
export function logRequests(helper: RouteHelper): RequestHandler {
  const { requests } = helper.context;
  const login = (request: Parameters<RequestHandler>[0]) => {
    try {
      const caller = helper.identify(request);
      return caller.kind === 'anonymous' ? null : caller.login;
    } catch {
      return null;
    }
  };
  return (req, res, next) => {
    const at = new Date().toISOString();
    const { method, originalUrl: path } = req;
    res.on('close', () => {
      requests.add({
        at,
        method,
        path,
        status: res.writableFinished ? res.statusCode : null,
        login: login(req),
      });
    });
    next();
  };
}
