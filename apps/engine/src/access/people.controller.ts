import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { Group, NewGroup, NewPerson, Person, PersonRef, SetGroups, SetRoles } from '@relevo/contracts';
import { CurrentIdentity } from './current-identity.js';
import type { Identity } from './identity.js';
import { PeopleAdministration } from './people-administration.js';
import { PeopleService } from './people-service.js';
import { newGroup, newPerson, peopleQuery, setGroups, setRoles } from './requests.js';

@Controller('api')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly administration: PeopleAdministration,
  ) {}

  @Get('people')
  search(
    @CurrentIdentity() identity: Identity,
    @Query({ schema: peopleQuery }) { q }: { readonly q: string },
  ): Promise<readonly PersonRef[]> {
    return this.people.search(identity, q);
  }

  @Get('people/:user')
  person(@CurrentIdentity() identity: Identity, @Param('user') user: string): Promise<Person> {
    return this.people.person(identity, user);
  }

  @Post('people')
  async add(@CurrentIdentity() identity: Identity, @Body({ schema: newPerson }) person: NewPerson): Promise<Person> {
    await this.administration.addPerson(identity, person);
    return this.people.person(identity, person.user);
  }

  @Put('people/:user/roles')
  @HttpCode(204)
  setRoles(
    @CurrentIdentity() identity: Identity,
    @Param('user') user: string,
    @Body({ schema: setRoles }) { roles }: SetRoles,
  ): Promise<void> {
    return this.administration.setRoles(identity, user, roles);
  }

  @Put('people/:user/groups')
  @HttpCode(204)
  setGroups(
    @CurrentIdentity() identity: Identity,
    @Param('user') user: string,
    @Body({ schema: setGroups }) { groups }: SetGroups,
  ): Promise<void> {
    return this.administration.setGroups(identity, user, groups);
  }

  @Delete('people/:user')
  @HttpCode(204)
  switchOff(@CurrentIdentity() identity: Identity, @Param('user') user: string): Promise<void> {
    return this.administration.switchOff(identity, user);
  }

  @Get('groups')
  groups(@CurrentIdentity() identity: Identity): readonly Group[] {
    return this.people.groups(identity);
  }

  @Post('groups')
  @HttpCode(204)
  addGroup(@CurrentIdentity() identity: Identity, @Body({ schema: newGroup }) group: NewGroup): Promise<void> {
    return this.administration.addGroup(identity, group);
  }
}
