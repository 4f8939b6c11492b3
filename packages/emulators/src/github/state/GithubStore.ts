import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../../files/writeFileAtomically';
import { GitRepository } from '../../git/GitRepository';
import {
  githubState,
  type Environment,
  type GithubState,
  type Hook,
  type OAuthGrant,
  type Owner,
  type Repository,
  type Team,
} from './githubState';

/** Owners, repositories and what belongs to them, kept in one JSON file and one bare repository each. */
export class GithubStore {
  private readonly file: string;
  readonly gitRoot: string;
  private readonly state: GithubState;
  private readonly gits = new Map<number, GitRepository>();

  /** @throws when the file was written by something else. */
  constructor(readonly directory: string) {
    this.file = join(directory, 'state.json');
    this.gitRoot = join(directory, 'git');
    this.state = existsSync(this.file)
      ? githubState.parse(JSON.parse(readFileSync(this.file, 'utf8')))
      : {
          version: 1,
          nextId: 1001,
          owners: {},
          teams: [],
          hooks: [],
          oauthGrants: {},
          repositories: {},
        };
  }

  save(): void {
    writeFileAtomically(this.file, `${JSON.stringify(this.state, null, 1)}\n`);
  }

  newId(): number {
    return this.state.nextId++;
  }

  addOwner(login: string, type: Owner['type'], email?: string): Owner {
    const known = this.owner(login);
    if (known) {
      return known;
    }
    const owner: Owner = {
      id: this.newId(),
      login,
      type,
      createdAt: new Date().toISOString(),
      ...(email === undefined ? {} : { email }),
    };
    this.state.owners[login.toLowerCase()] = owner;
    this.save();
    return owner;
  }

  owner(login: string): Owner | undefined {
    return Object.hasOwn(this.state.owners, login.toLowerCase())
      ? this.state.owners[login.toLowerCase()]
      : undefined;
  }

  owners(): Owner[] {
    return Object.values(this.state.owners);
  }

  /** The teams of an organization, or of all of them. */
  teams(organization?: string): Team[] {
    return organization === undefined
      ? this.state.teams
      : this.state.teams.filter(team => team.organization === organization);
  }

  addTeam(team: Team): void {
    this.state.teams.push(team);
    this.save();
  }

  removeTeam(team: Team): void {
    this.state.teams = this.state.teams.filter(other => other !== team);
    this.save();
  }

  /** The webhooks of a repository or an organization. */
  hooks({ type, id }: Hook['target']): Hook[] {
    return this.state.hooks.filter(
      ({ target }) => target.type === type && target.id === id,
    );
  }

  addHook(hook: Hook): void {
    this.state.hooks.push(hook);
    this.save();
  }

  removeHook(hook: Hook): void {
    this.state.hooks = this.state.hooks.filter(other => other !== hook);
    this.save();
  }

  oauthGrant(token: string): OAuthGrant | undefined {
    return Object.hasOwn(this.state.oauthGrants, token)
      ? this.state.oauthGrants[token]
      : undefined;
  }

  addOAuthGrant(token: string, grant: OAuthGrant): void {
    this.state.oauthGrants[token] = grant;
    this.save();
  }

  repository(owner: string, name: string): Repository | undefined {
    const key = `${owner}/${name}`.toLowerCase();
    return Object.hasOwn(this.state.repositories, key)
      ? this.state.repositories[key]
      : undefined;
  }

  repositoryById(id: number): Repository | undefined {
    return this.repositories().find(repository => repository.id === id);
  }

  repositories(): Repository[] {
    return Object.values(this.state.repositories);
  }

  async addRepository(
    details: Pick<
      Repository,
      'owner' | 'name' | 'description' | 'homepage' | 'private' | 'settings'
    > &
      Partial<Pick<Repository, 'immutableSubject'>>,
  ): Promise<Repository> {
    const now = new Date().toISOString();
    const repository: Repository = {
      immutableSubject: 'no',
      ...details,
      id: this.newId(),
      defaultBranch: 'main',
      createdAt: now,
      updatedAt: now,
      pushedAt: now,
      topics: [],
      variables: {},
      secrets: {},
      environments: {},
      protections: {},
      pulls: [],
      labels: {},
      tips: {},
      tokenSubject: { useDefault: true },
      workflowAccess: 'none',
      workflows: {},
    };
    await GitRepository.create(this.gitDirectory(repository), 'main');
    this.state.repositories[
      `${repository.owner}/${repository.name}`.toLowerCase()
    ] = repository;
    this.save();
    return repository;
  }

  async removeRepository(repository: Repository): Promise<void> {
    delete this.state.repositories[
      `${repository.owner}/${repository.name}`.toLowerCase()
    ];
    this.gits.delete(repository.id);
    const gone = this.hooks({ type: 'repository', id: repository.id });
    this.state.hooks = this.state.hooks.filter(hook => !gone.includes(hook));
    this.save();
    await rm(this.gitDirectory(repository), { recursive: true, force: true });
  }

  gitDirectory(repository: Repository): string {
    return join(this.gitRoot, repository.owner, `${repository.name}.git`);
  }

  git(repository: Repository): GitRepository {
    const known = this.gits.get(repository.id);
    if (known) {
      return known;
    }
    const git = new GitRepository(this.gitDirectory(repository));
    this.gits.set(repository.id, git);
    return git;
  }

  /** The environment of that name, made without rules when it is not there yet (as a job that names it does). */
  environment(repository: Repository, name: string): Environment {
    const key = name.toLowerCase();
    if (Object.hasOwn(repository.environments, key)) {
      return repository.environments[key];
    }
    const now = new Date().toISOString();
    const environment: Environment = {
      id: this.newId(),
      name,
      createdAt: now,
      updatedAt: now,
      ruleIds: {},
      waitTimer: 0,
      preventSelfReview: false,
      reviewers: [],
      branchPolicy: null,
      branchPolicies: [],
      variables: {},
      secrets: {},
    };
    repository.environments[key] = environment;
    this.save();
    return environment;
  }

  /** The id of a protection rule of an environment, made when it has none yet. */
  ruleId(environment: Environment, type: string): number {
    if (!Object.hasOwn(environment.ruleIds, type)) {
      environment.ruleIds[type] = this.newId();
      this.save();
    }
    return environment.ruleIds[type];
  }
}
