import type { RenderedMail } from './service.ts';

/** What a mail says, before it has a form. */
export interface MailParts {
  language: 'nl' | 'en';
  to: { email: string; name: string };
  subject: string;
  /** `Dag Annelies,` */
  greeting: string;
  paragraphs: string[];
  /** Label and value, shown as a list of facts. */
  facts?: [label: string, value: string][];
  /** The one link that acts. */
  button?: { label: string; url: string };
  /** Lines after the button. */
  after?: string[];
}

const FOOTER = {
  nl: 'Scheldemond brengt leerlingen, studenten en bedrijven in de grensregio samen.',
  en: 'Scheldemond brings students and companies of the border region together.',
};

/** Takes line breaks and control characters out, so that a name cannot add a header. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Puts a mail in the house style: plain text, and HTML with one column and one button. */
export function writeMail(parts: MailParts): RenderedMail {
  return {
    to: { email: oneLine(parts.to.email), name: oneLine(parts.to.name) },
    subject: oneLine(parts.subject).slice(0, 200),
    text: writeText(parts),
    html: writeHtml(parts),
    ...(parts.button ? { link: parts.button.url } : {}),
  };
}

function writeText(parts: MailParts): string {
  const facts = (parts.facts ?? []).map(([label, value]) => `${label}: ${value}`).join('\n');
  const blocks = [
    parts.greeting,
    ...parts.paragraphs,
    facts,
    parts.button ? `${parts.button.label}:\n${parts.button.url}` : '',
    ...(parts.after ?? []),
    `-- \n${FOOTER[parts.language]}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const FONT = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

function writeHtml(parts: MailParts): string {
  const paragraph = (text: string) =>
    `<p style="margin:0 0 16px">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
  const facts = (parts.facts ?? [])
    .map(
      ([label, value]) =>
        `<tr><th scope="row" style="text-align:left;padding:4px 16px 4px 0;font-weight:400;color:#4a5560">${escapeHtml(label)}</th>` +
        `<td style="padding:4px 0;font-weight:600">${escapeHtml(value)}</td></tr>`,
    )
    .join('');
  const button = parts.button
    ? `<p style="margin:24px 0"><a href="${escapeHtml(parts.button.url)}" style="display:inline-block;` +
      `background:#0b5563;color:#ffffff;padding:14px 22px;border-radius:6px;text-decoration:none;` +
      `font-weight:600">${escapeHtml(parts.button.label)}</a></p>`
    : '';
  return [
    `<!doctype html><html lang="${parts.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(oneLine(parts.subject))}</title></head>`,
    `<body style="margin:0;background:#f3f5f6;color:#17212b;${FONT};font-size:16px;line-height:1.5">`,
    '<div style="max-width:560px;margin:0 auto;padding:24px 16px">',
    '<p style="margin:0 0 16px;font-size:20px;font-weight:700;color:#0b5563">Scheldemond</p>',
    '<div style="background:#ffffff;border-radius:8px;padding:24px">',
    paragraph(parts.greeting),
    ...parts.paragraphs.map(paragraph),
    facts ? `<table style="border-collapse:collapse;margin:0 0 16px">${facts}</table>` : '',
    button,
    ...(parts.after ?? []).map(paragraph),
    '</div>',
    `<p style="margin:16px 0 0;font-size:14px;color:#4a5560">${FOOTER[parts.language]}</p>`,
    '</div></body></html>',
  ].join('');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
