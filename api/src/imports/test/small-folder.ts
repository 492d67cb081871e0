import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One school, one company, one student, one slot and one placement, file by file. */
export const SMALL: Record<string, string> = {
  qualifications: `externalKey,code,title,level,country,sector,escoCodes,escoUris,escoLabelsNl,escoLabelsEn,shortage
q1,VB-1,Elektrotechnieken,4,BE,TECHNOLOGY,7411.1,http://data.europa.eu/esco/occupation/1,elektricien,electrician,true`,
  organisations: `externalKey,kind,name,shortName,country,municipality,registrationNumber,education,sector
s1,SCHOOL,Atheneum Zandhoek,Zandhoek,BE,Zandhoek,,SECONDARY,
c1,COMPANY,Machinebouw Vliet bv,Vliet,BE,Gent,0999.000.228,,TECHNOLOGY`,
  sites: `externalKey,company,name,street,postcode,place,province,country,lat,lon,establishmentNumber
site1,c1,Gent,Kaai 1,9000,Gent,OOST_VLAANDEREN,BE,51.06,3.73,`,
  programmes: `externalKey,school,qualification,title,education,form,proeftuin,schoolWeek,years
pr1,s1,q1,Elektrotechnieken,SECONDARY,STAGE,,ma-wo school 8:30-16:00,`,
  classes: `externalKey,programme,schoolYear,name,yearOfProgramme
cl1,pr1,2026-2027,6 ET,2`,
  periods: `externalKey,programme,class,schoolYear,name,startsOn,endsOn,workWeek,hours,deadline,expiryDays,maxOpenProposals
p1,pr1,,2026-2027,Stage 2,2027-02-01,2027-05-28,do-vr bedrijf 8:30-16:30,200,2027-01-15,10,3`,
  persons: `externalKey,firstName,lastName,email,phone,language
t1,Noor,Verhelst,noor@zandhoek.example,09 555 01 27,nl
m1,Jan,Dhaenens,jan@vliet.example,09 555 01 28,nl`,
  students: `externalKey,class,firstName,lastName,birthDate,email,phone,street,postcode,place,country,lat,lon,travelMeans,maxTravelMinutes,languages,parentContact,guidanceNote
st1,cl1,Lotte,Baekelandt,2009-03-14,lotte@zandhoek.example,,Kerkstraat 1,9000,Gent,BE,51.05,3.72,BICYCLE|PUBLIC_TRANSPORT,60,nl,,`,
  memberships: `externalKey,person,organisation,role,classes,sites,proeftuinen,student
mt1,t1,s1,TEACHER,cl1,,,
mm1,m1,c1,MENTOR,,site1,,`,
  needs: `externalKey,student,period,parts,wish
n1,st1,p1,1,kastenbouw`,
  slots: `externalKey,site,qualifications,title,tasks,requirements,startsOn,endsOn,offer,places,language,minimumAge,mentor,lastConfirmedOn,paused,closed
sl1,site1,q1,Kastenbouw,Bedraden en meten,,2026-09-01,2027-07-09,ma-vr 8:00-16:30,2,nl,,m1,2026-11-01,false,false`,
  placements: `externalKey,need,part,slot,state,startsOn,endsOn,week,note,proposedBy,proposedAt,expiresAt,mentor,answeredAt,reasonCode,reasonWords,counterStartsOn,counterEndsOn,counterWeekdays,counterMessage,agreementSignedBy,agreementSignedOn,agreementReference
pl1,n1,1,sl1,PROPOSED,2027-02-01,2027-05-28,do-vr bedrijf 8:30-16:30,Leert graag,t1,2026-11-20T09:00:00Z,2026-11-30T16:00:00Z,m1,,,,,,,,,,`,
};

/** One file of the small folder with a piece of its text replaced, which must be there. */
export function changed(file: string, from: string, to: string): Record<string, string> {
  const text = SMALL[file];
  if (!text?.includes(from)) throw new Error(`${file} does not hold ${from}`);
  return { [file]: text.replace(from, to) };
}

/** Runs with a folder that holds these files, and removes it. */
export async function withFolder<T>(
  files: Record<string, string | Buffer>,
  run: (path: string) => Promise<T>,
): Promise<T> {
  const path = await mkdtemp(join(tmpdir(), 'scheldemond-folder-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(path, `${name}.csv`), content);
    return await run(path);
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}
