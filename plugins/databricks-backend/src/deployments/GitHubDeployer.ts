import type { Deployer } from './Deployer';
import type { RepositoryClients } from './github/askGitHub';
import { cancelRun } from './github/cancelRun';
import { dispatchRun } from './github/dispatchRun';
import { environmentRules } from './github/environmentRules';
import { findRun } from './github/findRun';
import { pendingReviews } from './github/pendingReviews';
import { readArtifact } from './github/readArtifact';
import { readLog } from './github/readLog';
import { readRun } from './github/readRun';
import { resolveRef } from './github/resolveRef';
import { reviewHistory } from './github/reviewHistory';
import { reviewRun } from './github/reviewRun';

/**
 * Deploys through GitHub Actions, with the credentials of the portal's GitHub
 * integration. Reads are tried again for some seconds, writes are not: the
 * follower comes back.
 */
export class GitHubDeployer implements Deployer {
  readonly #clients: RepositoryClients;

  constructor(clients: RepositoryClients) {
    this.#clients = clients;
  }

  dispatch: Deployer['dispatch'] = (request, signal) =>
    dispatchRun(this.#clients, request, signal);

  resolve: Deployer['resolve'] = (request, signal) =>
    resolveRef(this.#clients, request, signal);

  findRun: Deployer['findRun'] = (request, signal) =>
    findRun(this.#clients, request, signal);

  readRun: Deployer['readRun'] = (request, signal) =>
    readRun(this.#clients, request, signal);

  pendingReviews: Deployer['pendingReviews'] = (request, signal) =>
    pendingReviews(this.#clients, request, signal);

  reviewHistory: Deployer['reviewHistory'] = (request, signal) =>
    reviewHistory(this.#clients, request, signal);

  review: Deployer['review'] = (request, signal) =>
    reviewRun(this.#clients, request, signal);

  environmentRules: Deployer['environmentRules'] = (request, signal) =>
    environmentRules(this.#clients, request, signal);

  cancel: Deployer['cancel'] = (request, signal) =>
    cancelRun(this.#clients, request, signal);

  readLog: Deployer['readLog'] = (request, signal) =>
    readLog(this.#clients, request, signal);

  readArtifact: Deployer['readArtifact'] = (request, signal) =>
    readArtifact(this.#clients, request, signal);
}
