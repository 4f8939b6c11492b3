import type { ActionsEngine } from '../actions/ActionsEngine';
import type { GithubStore } from './state/GithubStore';

/** What every route of the GitHub emulator works with. */
export interface GithubContext {
  store: GithubStore;
  actions: ActionsEngine;
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
