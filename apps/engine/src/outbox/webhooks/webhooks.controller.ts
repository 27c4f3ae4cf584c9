import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ChangeWebhook, CreatedWebhook, NewWebhook, Webhook, WebhookTest } from '@relevo/contracts';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { WebhookAdministration } from './webhook-administration.js';
import { changeWebhook, newWebhook } from './webhook-requests.js';

/** Who is told by HTTP what happens; docs/operations.md says what they get. */
@ApiTags('webhooks')
@Controller('api/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhookAdministration) {}

  @Get()
  list(@CurrentIdentity() identity: Identity): Promise<readonly Webhook[]> {
    return this.webhooks.list(identity);
  }

  @Post()
  create(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: newWebhook }) webhook: NewWebhook,
  ): Promise<CreatedWebhook> {
    return this.webhooks.create(identity, webhook);
  }

  @Put(':id')
  change(
    @CurrentIdentity() identity: Identity,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: changeWebhook }) change: ChangeWebhook,
  ): Promise<Webhook> {
    return this.webhooks.change(identity, id, change);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentIdentity() identity: Identity, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.webhooks.remove(identity, id);
  }

  @Post(':id/test')
  @HttpCode(200)
  test(@CurrentIdentity() identity: Identity, @Param('id', ParseUUIDPipe) id: string): Promise<WebhookTest> {
    return this.webhooks.test(identity, id);
  }
}
