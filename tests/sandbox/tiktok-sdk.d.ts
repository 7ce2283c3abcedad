/** The package has no types: what the tests use of version 1.1.3. */
declare module 'tiktok-business-api-sdk-official' {
  type Callback = (error: Error | null, data: unknown) => void;
  interface Options {
    [name: string]: unknown;
  }

  export class ApiClient {
    basePath: string;
  }

  export class Oauth2AccessTokenBody {
    constructor(appId: string, authCode: string, secret: string);
  }

  export class AuthenticationApi {
    constructor(client: ApiClient);
    oauth2AccessToken(options: { body: Oauth2AccessTokenBody }, callback: Callback): void;
  }

  export class AccountManagementApi {
    constructor(client: ApiClient);
    advertiserInfo(ids: string[], token: string, options: Options, callback: Callback): void;
  }

  export class IdentityApi {
    constructor(client: ApiClient);
    identityGet(advertiserId: string, token: string, options: Options, callback: Callback): void;
    identityVideoInfo(
      token: string,
      advertiserId: string,
      identityType: string,
      identityId: string,
      itemId: string,
      options: Options,
      callback: Callback,
    ): void;
  }
}
