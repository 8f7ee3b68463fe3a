import type { DemoUser, Me, Page } from '@desk/contracts';
import { Config, Public } from '@desk/platform';
import { Body, Controller, Get, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignInByLink } from './commands/sign-in-by-link.js';
import { SignInDemo } from './commands/sign-in-demo.js';
import { SignOut } from './commands/sign-out.js';
import { SignInDemoDto } from './dto/sign-in-demo.dto.js';
import { SignInLinkDto } from './dto/sign-in-link.dto.js';
import type { DeskRequest } from './guard/request.js';
import { ListDemoUsers } from './queries/list-demo-users.js';
import { ReadMe } from './queries/read-me.js';
import { sessionCookie } from './sessions/credential.js';
import { SESSION_SECONDS } from './sessions/issue.js';
import { SessionLookup } from './sessions/session-lookup.js';

interface Reply {
  header(name: string, value: string): unknown;
}

@ApiTags('sign-in')
@Controller()
export class SignInController {
  private readonly secure: boolean;

  constructor(
    private readonly demoUsers: ListDemoUsers,
    private readonly demo: SignInDemo,
    private readonly byLink: SignInByLink,
    private readonly out: SignOut,
    private readonly sessions: SessionLookup,
    private readonly me: ReadMe,
    config: Config,
  ) {
    this.secure = config.publicUrl.startsWith('https:');
  }

  @Public()
  @Get('sign-in/demo')
  listDemoUsers(): Promise<Page<DemoUser>> {
    return this.demoUsers.run();
  }

  @Public()
  @Post('sign-in/demo')
  @HttpCode(200)
  async signInDemo(@Body() body: SignInDemoDto, @Ip() address: string, @Res({ passthrough: true }) reply: Reply) {
    return this.welcome(await this.demo.run(body.username, address), reply);
  }

  @Public()
  @Post('sign-in/link')
  @HttpCode(200)
  async signInByLink(@Body() body: SignInLinkDto, @Ip() address: string, @Res({ passthrough: true }) reply: Reply) {
    return this.welcome(await this.byLink.run(body.token, address), reply);
  }

  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Req() request: DeskRequest, @Res({ passthrough: true }) reply: Reply): Promise<void> {
    if (request.credential) await this.out.run(request.credential);
    reply.header('set-cookie', sessionCookie('', 0, this.secure));
  }

  private async welcome(token: string, reply: Reply): Promise<Me> {
    const actor = await this.sessions.actorOf({ kind: 'session', token });
    if (!actor) throw new Error('a session that was just made is not known');
    reply.header('set-cookie', sessionCookie(token, SESSION_SECONDS, this.secure));
    return this.me.run(actor);
  }
}
