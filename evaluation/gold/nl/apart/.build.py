import re,json,sys,os
D='/work/main/evaluation/gold/nl/apart/'
L={'P':'PER','L':'LOC','O':'ORG'}
def occ(t,s):
    r=[];i=t.find(s)
    while i>=0: r.append(i); i=t.find(s,i+1)
    return r
def S(kind,speaker,cue,*content,opt=False,also=None):
    d={"kind":kind,"speaker":speaker,"cue":cue,"content":list(content),"optional":opt}
    if also: d["speaker_also"]=also
    return d
def A(name,party,*al): return {"name":name,"aliases":list(al),"party":party}
def build(slug,published,marked,actors,zones,times,statements):
    marked=marked.strip('\n')+'\n'
    out='';pos=0;nm=[]
    for m in re.finditer(r'\[([^\[\]|]+)\|([PLO])\]',marked):
        out+=marked[pos:m.start()];nm.append((len(out),m[1],L[m[2]]));out+=m[1];pos=m.end()
    out+=marked[pos:]
    assert '[' not in out and '|P]' not in out,out[out.find('['):][:80]
    names=[{"text":t,"k":occ(out,t).index(p)+1,"label":l} for p,t,l in nm]
    err=[]
    def chk(x,w,uniq=False):
        s,k=(x,1) if isinstance(x,str) else x
        n=len(occ(out,s))
        if n<k: err.append((w,s,n))
        if uniq and isinstance(x,str) and n>1: err.append(('ambiguous',w,s,n))
    for z in zones: chk(z[1],'zone',True)
    for t in times: chk(t[0],'time',True)
    an={a['name'] for a in actors}
    last=-1
    for a in actors:
        for f in a['aliases']: chk(f,'alias')
        if a['name'] not in out and not a['aliases']: err.append(('noform',a['name']))
    for s in statements:
        for c in s['content']: chk(c,'content',True)
        if s['cue']: chk(s['cue'],'cue')
        for sp in [s['speaker']]+s.get('speaker_also',[]):
            if sp and sp not in an: err.append(('speaker',sp))
        c=s['content'][0]; c,k=(c,1) if isinstance(c,str) else c
        o=occ(out,c)
        if len(o)>=k:
            if o[k-1]<last: err.append(('order',c))
            last=o[k-1]
    used={x for s in statements for x in [s['speaker']]+s.get('speaker_also',[])}
    for a in an-used: print('  actor not a speaker:',a)
    # capitalised words outside names, for a reader's eye
    cov=set()
    for p,t,l in nm: cov.update(range(p,p+len(t)))
    caps=[m[0] for m in re.finditer(r"(?<=[\w,;] )[A-ZÀ-Þ][\w'’-]*",out) if m.start() not in cov]
    print(slug,'words',len(out.split()),'req',sum(not s['optional'] for s in statements),'opt',sum(s['optional'] for s in statements),'names',len(names))
    print('  caps:',caps)
    if err:
        for e in err: print('  ERR',e)
    json_={"language":"nl","published":published,"actors":actors,
     "zones":[{"kind":k,"text":t} for k,t in zones],
     "times":[{"text":t,"value":v} for t,v in times],
     "statements":statements,"events":[],"positions":[],"names":names}
    open(D+slug+'.txt','w').write(out)
    json.dump(json_,open(D+slug+'.json','w'),ensure_ascii=False,indent=1)
