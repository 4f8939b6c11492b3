export { RehearsalAccount } from './account/RehearsalAccount';
export { ProviderServer } from './server/ProviderServer';
