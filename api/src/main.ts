import { createServer as createHttpServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { demoAccounts } from './accounts/demo/service.ts';
import { firstAdministratorUrl } from './accounts/first-administrator/service.ts';
import { setSessionHours } from './accounts/sessions/service.ts';
import { setAttentionWindows } from './attention-windows.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { mailFolder, openDatabase, sentenceOf } from './data-folder.ts';
import { connect, disconnect, forgetOld } from './database.ts';
import { loadDemoOnce } from './demo.ts';
import { startMetrics } from './http/metrics-server.ts';
import { setJournalRoom } from './journal-room.ts';
import { loadTrustedDocuments } from './http/trusted-documents/service.ts';
import { migrate } from './migrate.ts';
import { clock } from './platform/clock.ts';
import { installation } from './platform/installation/service.ts';
import { registerJob, startJobs } from './platform/jobs/service.ts';
import { closeStreams, stopLive } from './platform/live/service.ts';
import { systemLog } from './platform/log.ts';
import {
  allOf,
  folderDelivery,
  inboxDelivery,
  smtpDelivery,
  type Delivery,
} from './platform/mail/delivery.ts';
import { sendDueMails } from './platform/mail/sender.ts';
import { countOverdue, endLeases } from './platform/mail/store.ts';
import { showNumber } from './platform/metrics/service.ts';
import { buildSchema } from './schema.ts';
import { createServer } from './server.ts';
import { obeyTests } from './test-control.ts';

const DRAIN = 10_000;
/** When a connection that sends nothing, or a byte now and then, is ended; a file of 20 MB over a phone takes a while. */
const SLOW_CLIENTS = { headersTimeout: 10_000, requestTimeout: 120_000, connectionsCheckingInterval: 2_000 };

/** Starts everything in the order in which it depends on each other; stops it the other way round. */
async function start(config: Config): Promise<void> {
  let listener: RequestListener = (_request, response) => {
    response.writeHead(503, { 'retry-after': '2', 'content-type': 'text/plain' }).end('Starting.\n');
  };
  const http = createHttpServer(SLOW_CLIENTS, (request, response) => listener(request, response));
  // The port first: a second start must not touch the data before it is told so.
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(config.port, config.host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  const closing: (() => unknown)[] = [() => http.close(), () => http.closeAllConnections()];
  stopOnSignal(closing);
  try {
    installation.publicUrl = config.publicUrl ?? `http://${shownHost(config.host)}:${port}`;
    installation.demo = config.demo;
    setSessionHours(config.sessionHours);
    setAttentionWindows(config.attention);
    setJournalRoom(config.journalFilesMb);
    const database = await openDatabase(config);
    closing.unshift(() => database.stop());
    await connect(database.uri);
    closing.unshift(disconnect);
    closing.unshift(stopLive);
    buildSchema();
    await migrate();
    // Beside other processes a lease may be somebody's; it then ends by itself.
    if (config.mongodbUri === null) await endLeases(clock.now());
    if (config.demo) await loadDemoOnce();
    const server = await createServer({
      publicUrl: installation.publicUrl,
      production: config.production,
      trustProxy: config.trustProxy,
      keptAnswersMb: config.keptAnswersMb,
      trustedOnly: config.trustedDocuments === 'required',
      documents: await loadTrustedDocuments(config.clientManifest),
      clientDist: config.clientDist,
    });
    closing.unshift(server.stop);
    const mail = { deliver: deliveryOf(config), host: new URL(installation.publicUrl).hostname };
    registerJob('forget', 600, forgetOld);
    registerJob('mail', 1, (_now, stop) => sendDueMails(() => clock.now(), { ...mail, stop }));
    closing.unshift(startJobs(() => clock.now()));
    closing.unshift(() => drain(http));
    if (config.metricsPort !== null) {
      showNumber('scheldemond_mails_overdue', 'Mails that are due and not sent.', () =>
        countOverdue(clock.now()),
      );
      const metrics = await startMetrics(config.metricsPort, config.host);
      closing.unshift(() => metrics.close());
    }
    listener = server.app;
    if (config.testControl) obeyTests(installation.publicUrl);
    await greet(config);
  } catch (error) {
    await stopAll(closing);
    throw error;
  }
}

function shownHost(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function deliveryOf(config: Config): Delivery {
  if (config.smtpUrl !== null) return smtpDelivery(config.smtpUrl, config.mailFrom);
  const folder = folderDelivery(mailFolder(config), config.mailFrom);
  return config.demo || config.testControl ? allOf([folder, inboxDelivery()]) : folder;
}

/** Ends streams, lets running requests finish, then cuts what is left. */
async function drain(http: ReturnType<typeof createHttpServer>): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  closeStreams();
  http.closeIdleConnections();
  const timer = setTimeout(() => http.closeAllConnections(), DRAIN);
  await closed;
  clearTimeout(timer);
}

async function stopAll(closing: readonly (() => unknown)[]): Promise<void> {
  for (const close of closing) {
    try {
      await close();
    } catch (error) {
      systemLog.error({ err: error }, 'stopping failed');
    }
  }
}

function stopOnSignal(closing: readonly (() => unknown)[]): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void stopAll(closing).then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // The test that forked this process is gone.
  process.on('disconnect', stop);
}

async function greet(config: Config): Promise<void> {
  const lines = [`Scheldemond runs at ${installation.publicUrl}`];
  const accounts = await demoAccounts('nl');
  if (accounts.length > 0) {
    lines.push('', 'Demo accounts, one click on the sign-in page:');
    for (const { name, description } of accounts) lines.push(`  ${name.padEnd(24)} ${description}`);
  }
  const first = await firstAdministratorUrl();
  if (first)
    lines.push('', 'Make the first administrator with this link; it works once, for one day:', `  ${first}`);
  if (config.smtpUrl === null) lines.push('', `Mails stand in ${mailFolder(config)}`);
  lines.push('', 'Stop with Ctrl-C.', '');
  process.stdout.write(lines.join('\n'));
}

try {
  const config = readConfig(process.env);
  try {
    await start(config);
  } catch (error) {
    const sentence = sentenceOf(error, config);
    if (sentence === null) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exit(1);
  }
} catch (error) {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else systemLog.fatal({ err: error }, 'start failed');
  process.exit(1);
}
