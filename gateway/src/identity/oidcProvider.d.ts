/** The part of the library that we use; it ships no types of its own. */
declare module 'oidc-provider' {
  import type { EventEmitter } from 'node:events';
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  export interface ClientMetadata {
    readonly client_id: string;
    readonly client_secret?: string;
    readonly token_endpoint_auth_method: 'none' | 'client_secret_basic';
    readonly grant_types: readonly string[];
    readonly response_types: readonly string[];
    readonly redirect_uris: readonly string[];
  }

  export interface Client {
    readonly clientId: string;
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export interface OidcContext {
    type: string;
    body: unknown;
    set(headers: Readonly<Record<string, string>>): void;
    readonly oidc: {
      readonly provider: Provider;
      readonly client: Client;
      readonly account: { readonly accountId: string };
    };
  }

  /** Made by a person (`accountId`) or by a client for itself (`clientId` alone). */
  export interface Token {
    readonly accountId?: string;
    readonly clientId: string;
  }

  export interface Interaction {
    readonly uid: string;
    readonly prompt: { readonly name: string };
  }

  export interface Prompts {
    remove(name: string): void;
  }

  export class Provider extends EventEmitter {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (of: {
      accountId: string;
      clientId: string;
    }) => Grant;
    silent: boolean;
    callback(): RequestListener;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
  }

  export const interactionPolicy: { base(): Prompts };
  export const errors: { InvalidTarget: new () => Error; SessionNotFound: new () => Error };
}
