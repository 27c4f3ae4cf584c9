import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Accounts } from './accounts.js';
import { Administration } from './administration.js';
import { ApiTokens } from './api-tokens.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { Authenticator } from './authenticator.js';
import { Directory } from './directory.js';
import { FirstAccounts } from './first-accounts.js';
import { FirstAdministrator } from './first-administrator.js';
import { FirstSeeds } from './first-seeds.js';
import { IdentityGuard } from './identity.guard.js';
import { PasswordCheck } from './password-check.js';
import { PeopleAdministration } from './people-administration.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people-service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session-service.js';
import { SessionView } from './session-view.js';
import { Sessions } from './sessions.js';
import { TokenAccounts } from './token-accounts.js';
import { SignInLimit } from './sign-in-limit.js';

/** Who calls, and who may be anybody at all. */
@Global()
@Module({
  controllers: [SessionController, PeopleController, ApiTokensController],
  providers: [
    ...[Accounts, Administration, Authenticator, Directory, Sessions, TokenAccounts, SignInLimit, PasswordCheck],
    ...[ApiTokens, FirstAccounts, FirstSeeds, FirstAdministrator],
    ...[PeopleAdministration, PeopleService, SessionService, SessionView],
    { provide: APP_GUARD, useClass: IdentityGuard },
  ],
  exports: [Administration, Directory, Authenticator, SignInLimit, Accounts],
})
export class AccessModule {}
