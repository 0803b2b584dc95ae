import json,re,datetime,os
D='/work/main/evaluation/gold/nl/open/'
WD={d:i for i,d in enumerate('maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'.split())}
def nth(t,s,k=1):
    p=-1
    for _ in range(k):
        p=t.find(s,p+1)
        if p<0: return -1
    return p
def case(name,text,pub,actors,zones,times,sts):
    text=text.strip('\n')+'\n'
    body=re.sub(r'^ ?date:? \S+ ?','',text).lstrip('\n')
    paras=[p for p in re.split(r'\n\s*\n',body)]
    paras=[p.strip('\n') for p in paras]
    zs=[]; dl=[z[1] for z in zones if z[0]=='dateline']
    for z in zones:
        k,v=z
        if isinstance(v,int):
            v=paras[v]
            if k!='dateline':
                for d in dl:
                    if v.startswith(d): v=v[len(d):].strip()
        zs.append({'kind':k,'text':v})
    out={'language':'nl','published':pub,
     'actors':[{'name':a[0],'aliases':a[1],'party':a[2]} for a in actors],
     'zones':zs,'times':[], 'statements':[],'events':[],'positions':[]}
    for t in times:
        o={'text':t[0],'value':t[1]}
        if len(t)>2: o['optional']=True
        out['times'].append(o)
    for s in sts:
        kind,sp,cue,cont=s[:4]; ex=s[4] if len(s)>4 else {}
        if isinstance(cont,(str,tuple)): cont=[cont]
        cont=[list(c) if isinstance(c,tuple) else c for c in cont]
        o={'kind':{'d':'direct','m':'mixed','i':'indirect'}[kind],'speaker':sp,'cue':cue,'content':cont,'optional':bool(ex.get('opt'))}
        if 'also' in ex: o['speaker_also']=ex['also']
        if 'joint' in ex: o['joint_with']=ex['joint']
        if 'by' in ex: o['reported_by']=ex['by']
        out['statements'].append(o)
    open(D+name+'.txt','w').write(text)
    json.dump(out,open(D+name+'.json','w'),ensure_ascii=False,indent=1)
    check(name,True)
Q='"“”„‘’\'«»'
def check(name,info=False):
    t=open(D+name+'.txt').read(); g=json.load(open(D+name+'.json'))
    names={a['name'] for a in g['actors']}; bad=0
    def loc(x,what):
        nonlocal bad
        s,k=(x,1) if isinstance(x,str) else x
        p=nth(t,s,k)
        if p<0: print(name,'!! NOT FOUND',what,repr(x)); bad+=1
        elif what in('content','time') and isinstance(x,str) and t.count(s)>1 and info: print('   multi',what,t.count(s),repr(s[:60]))
        return p,p+len(s)
    for a in g['actors']:
        for al in a['aliases']: loc(al,'alias '+a['name'])
    for z in g['zones']:
        loc(z['text'],'zone')
    for x in g['times']:
        loc(x['text'],'time')
        w=x['text'] if isinstance(x['text'],str) else x['text'][0]
        for d,i in WD.items():
            if re.match(d,w.lower()) and x['value']:
                for v in re.findall(r'\d{4}-\d\d-\d\d',x['value']):
                    if datetime.date.fromisoformat(v).weekday()!=i: print(name,'!! weekday',x,datetime.date.fromisoformat(v).strftime('%A')); bad+=1
    last=-1
    for s in g['statements']:
        for w in [s['speaker']]+s.get('speaker_also',[])+s.get('joint_with',[])+([s['reported_by']] if s.get('reported_by') else []):
            if w is not None and w not in names: print(name,'!! speaker',w); bad+=1
        if s['cue']: loc(s['cue'],'cue')
        ps=[loc(c,'content') for c in s['content']]
        if ps[0][0]<last: print(name,'!! order',s['content'][0])
        last=ps[0][0]
        for (a,b) in ps:
            c=t[a:b]
            if s['kind']=='direct' and info:
                if t[a-1] not in Q: print('   direct no open',repr(t[a-3:a+25]))
                if not re.match(r'[,]?['+re.escape(Q)+']',t[b:b+2]): print('   direct no close',repr(t[b-25:b+3]))
            if s['kind']!='direct' and re.match(r'(dat|of) ',c): print('   conj?',c[:40])
            if c.rstrip().endswith('.') and s['kind']=='indirect': print('   stop?',c[-30:])
            if s['kind']=='indirect' and re.search(r'["“”„«»]',c): print('   indirect w quote',c[:60])
            if s['kind']=='mixed' and len(s['content'])==1 and not re.search('['+Q+']',c) and info: 
                if t[a-1] not in Q: print('   mixed no quote',c[:60])
    if info: print(name,'words',len(t.split()),'st',len(g['statements']),'opt',sum(s['optional'] for s in g['statements']),'BAD' if bad else 'ok')
    return bad,g
