import type { ActionsEngine } from '../actions/ActionsEngine';
import type { Faults } from './faults/Faults';
import type { GithubStore } from './state/GithubStore';
import type { RateLimits } from './traffic/RateLimits';
import type { RequestLog } from './traffic/RequestLog';

/** What every route of the GitHub emulator works with. */
export interface GithubContext {
  store: GithubStore;
  actions: ActionsEngine;
  faults: Faults;
  requests: RequestLog;
  limits: RateLimits;
  /** Whether the tokens of new repositories have ids in their subjects. */
  immutableSubjects?: boolean;
  /** The OAuth application that people sign in to. */
  oauth: {
    clientId: string;
    clientSecret: string;
    /** Who signs in, without being asked; whoever opens the page chooses where it is undefined. */
    signInAs?: string;
  };
  /** For example `http://127.0.0.1:8099`; known once the server listens. */
  baseUrl: () => string;
}
