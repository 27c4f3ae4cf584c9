import { Controller, Get } from '@nestjs/common';
import { CurrentIdentity } from '../../access/current-identity.js';
import { Directory } from '../../access/directory.js';
import type { Identity } from '../../access/identity.js';
import { tenantId } from '../wire.js';

@Controller('v2/authentication')
export class AuthenticationController {
  constructor(private readonly directory: Directory) {}

  @Get('me')
  me(@CurrentIdentity() identity: Identity): object {
    return {
      username: identity.id,
      displayName: identity.name,
      email: this.directory.account(identity.id)?.mail ?? null,
      authorizedComponents: [],
      tenants: [{ tenantId, name: 'Default', description: '' }],
      groups: [...identity.groups],
      roles: [...identity.roles],
      salesPlanType: '',
      c8Links: {},
      canLogout: identity.via === 'session',
    };
  }
}
