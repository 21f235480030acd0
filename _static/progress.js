// Generated from _ext/scripts by `make site-scripts`: do not edit.
var q=globalThis,Z=e=>e,C=q.trustedTypes,X=C?C.createPolicy("lit-html",{createHTML:e=>e}):void 0,rt="$lit$",A=`lit$${Math.random().toFixed(9).slice(2)}$`,it="?"+A,xt=`<${it}>`,v=document,N=()=>v.createComment(""),k=e=>e===null||typeof e!="object"&&typeof e!="function",F=Array.isArray,St=e=>F(e)||typeof e?.[Symbol.iterator]=="function",B=`[ 	
\f\r]`,I=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,tt=/-->/g,et=/>/g,_=RegExp(`>|${B}(?:([^\\s"'>=/]+)(${B}*=${B}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),st=/'/g,nt=/"/g,at=/^(?:script|style|textarea|title)$/i,G=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),$=G(1),Lt=G(2),Wt=G(3),j=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),ot=new WeakMap,y=v.createTreeWalker(v,129);function ct(e,t){if(!F(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return X!==void 0?X.createHTML(t):t}var Ot=(e,t)=>{let n=e.length-1,s=[],o,r=t===2?"<svg>":t===3?"<math>":"",i=I;for(let f=0;f<n;f++){let a=e[f],h,p,l=-1,g=0;for(;g<a.length&&(i.lastIndex=g,p=i.exec(a),p!==null);)g=i.lastIndex,i===I?p[1]==="!--"?i=tt:p[1]!==void 0?i=et:p[2]!==void 0?(at.test(p[2])&&(o=RegExp("</"+p[2],"g")),i=_):p[3]!==void 0&&(i=_):i===_?p[0]===">"?(i=o??I,l=-1):p[1]===void 0?l=-2:(l=i.lastIndex-p[2].length,h=p[1],i=p[3]===void 0?_:p[3]==='"'?nt:st):i===nt||i===st?i=_:i===tt||i===et?i=I:(i=_,o=void 0);let d=i===_&&e[f+1].startsWith("/>")?" ":"";r+=i===I?a+xt:l>=0?(s.push(h),a.slice(0,l)+rt+a.slice(l)+A+d):a+A+(l===-2?f:d)}return[ct(e,r+(e[n]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),s]},H=class e{constructor({strings:t,_$litType$:n},s){let o;this.parts=[];let r=0,i=0,f=t.length-1,a=this.parts,[h,p]=Ot(t,n);if(this.el=e.createElement(h,s),y.currentNode=this.el.content,n===2||n===3){let l=this.el.content.firstChild;l.replaceWith(...l.childNodes)}for(;(o=y.nextNode())!==null&&a.length<f;){if(o.nodeType===1){if(o.hasAttributes())for(let l of o.getAttributeNames())if(l.endsWith(rt)){let g=p[i++],d=o.getAttribute(l).split(A),c=/([.?@])?(.*)/.exec(g);a.push({type:1,index:r,name:c[2],strings:d,ctor:c[1]==="."?J:c[1]==="?"?L:c[1]==="@"?W:w}),o.removeAttribute(l)}else l.startsWith(A)&&(a.push({type:6,index:r}),o.removeAttribute(l));if(at.test(o.tagName)){let l=o.textContent.split(A),g=l.length-1;if(g>0){o.textContent=C?C.emptyScript:"";for(let d=0;d<g;d++)o.append(l[d],N()),y.nextNode(),a.push({type:2,index:++r});o.append(l[g],N())}}}else if(o.nodeType===8)if(o.data===it)a.push({type:2,index:r});else{let l=-1;for(;(l=o.data.indexOf(A,l+1))!==-1;)a.push({type:7,index:r}),l+=A.length-1}r++}}static createElement(t,n){let s=v.createElement("template");return s.innerHTML=t,s}};function b(e,t,n=e,s){if(t===j)return t;let o=s!==void 0?n._$Co?.[s]:n._$Cl,r=k(t)?void 0:t._$litDirective$;return o?.constructor!==r&&(o?._$AO?.(!1),r===void 0?o=void 0:(o=new r(e),o._$AT(e,n,s)),s!==void 0?(n._$Co??=[])[s]=o:n._$Cl=o),o!==void 0&&(t=b(e,o._$AS(e,t.values),o,s)),t}var R=class{constructor(t,n){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:n},parts:s}=this._$AD,o=(t?.creationScope??v).importNode(n,!0);y.currentNode=o;let r=y.nextNode(),i=0,f=0,a=s[0];for(;a!==void 0;){if(i===a.index){let h;a.type===2?h=new T(r,r.nextSibling,this,t):a.type===1?h=new a.ctor(r,a.name,a.strings,this,t):a.type===6&&(h=new U(r,this,t)),this._$AV.push(h),a=s[++f]}i!==a?.index&&(r=y.nextNode(),i++)}return y.currentNode=v,o}p(t){let n=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(t,s,n),n+=s.strings.length-2):s._$AI(t[n])),n++}},T=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,n,s,o){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=t,this._$AB=n,this._$AM=s,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,n=this._$AM;return n!==void 0&&t?.nodeType===11&&(t=n.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,n=this){t=b(this,t,n),k(t)?t===u||t==null||t===""?(this._$AH!==u&&this._$AR(),this._$AH=u):t!==this._$AH&&t!==j&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):St(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==u&&k(this._$AH)?this._$AA.nextSibling.data=t:this.T(v.createTextNode(t)),this._$AH=t}$(t){let{values:n,_$litType$:s}=t,o=typeof s=="number"?this._$AC(t):(s.el===void 0&&(s.el=H.createElement(ct(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===o)this._$AH.p(n);else{let r=new R(o,this),i=r.u(this.options);r.p(n),this.T(i),this._$AH=r}}_$AC(t){let n=ot.get(t.strings);return n===void 0&&ot.set(t.strings,n=new H(t)),n}k(t){F(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,s,o=0;for(let r of t)o===n.length?n.push(s=new e(this.O(N()),this.O(N()),this,this.options)):s=n[o],s._$AI(r),o++;o<n.length&&(this._$AR(s&&s._$AB.nextSibling,o),n.length=o)}_$AR(t=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);t!==this._$AB;){let s=Z(t).nextSibling;Z(t).remove(),t=s}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},w=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,n,s,o,r){this.type=1,this._$AH=u,this._$AN=void 0,this.element=t,this.name=n,this._$AM=o,this.options=r,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=u}_$AI(t,n=this,s,o){let r=this.strings,i=!1;if(r===void 0)t=b(this,t,n,0),i=!k(t)||t!==this._$AH&&t!==j,i&&(this._$AH=t);else{let f=t,a,h;for(t=r[0],a=0;a<r.length-1;a++)h=b(this,f[s+a],n,a),h===j&&(h=this._$AH[a]),i||=!k(h)||h!==this._$AH[a],h===u?t=u:t!==u&&(t+=(h??"")+r[a+1]),this._$AH[a]=h}i&&!o&&this.j(t)}j(t){t===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},J=class extends w{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===u?void 0:t}},L=class extends w{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==u)}},W=class extends w{constructor(t,n,s,o,r){super(t,n,s,o,r),this.type=5}_$AI(t,n=this){if((t=b(this,t,n,0)??u)===j)return;let s=this._$AH,o=t===u&&s!==u||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,r=t!==u&&(s===u||o);o&&this.element.removeEventListener(this.name,this,s),r&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},U=class{constructor(t,n,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=n,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){b(this,t)}};var It=q.litHtmlPolyfillSupport;It?.(H,T),(q.litHtmlVersions??=[]).push("3.3.3");var V=(e,t,n)=>{let s=n?.renderBefore??t,o=s._$litPart$;if(o===void 0){let r=n?.renderBefore??null;s._$litPart$=o=new T(t.insertBefore(N(),r),r,void 0,n??{})}return o._$AI(e),o};function lt(e){let t={};try{for(let[n,s]of Object.entries(JSON.parse(String(e))??{}))Number.isInteger(s?.due)&&s.log?.every?.(Nt)&&(t[n]=s)}catch{}return t}var Nt=e=>Number.isInteger(e?.[0])&&(e[1]===1||e[1]===3);function ht(e){let t={};for(let[n,s]of Object.entries(M(e)))Array.isArray(s?.read)&&(t[n]={read:s.read.filter(o=>typeof o=="string"),at:typeof s.at=="string"?s.at:"",when:Number.isFinite(s.when)?s.when:0});return t}function pt(e){let t={};for(let[n,s]of Object.entries(M(e)))for(let[o,r]of Object.entries(Object(s)))r?.of>0&&r.points>=0&&r.points<=r.of&&((t[n]??={})[o]={points:r.points,of:r.of});return t}function M(e){try{let t=JSON.parse(String(e));return typeof t=="object"&&t&&!Array.isArray(t)?t:{}}catch{return{}}}var x="calculus-for-deep-learning.",kt={read:`${x}read`,predictions:`${x}predictions.v1`,answers:`${x}answers.v1`,points:`${x}points.v1`},Y=`${x}name`,dt=`${x}written:`;function jt(e){let t={};for(let[n,s]of Object.entries(M(e)))Number.isFinite(s?.given)&&(t[n]={given:s.given,...typeof s.near=="boolean"?{near:s.near}:{}});return t}var Ht=e=>Object.fromEntries(Object.entries(M(e)).filter(([,t])=>typeof t=="string")),Tt=()=>Object.fromEntries(Object.keys(localStorage).filter(e=>e.startsWith(dt)).map(e=>[e.slice(dt.length),localStorage.getItem(e)])),Mt=e=>({read:ht(e("read")),predictions:jt(e("predictions")),answers:lt(e("answers")),points:pt(e("points")),written:Ht(e("written"))}),ut=()=>Mt(e=>e==="written"?JSON.stringify(Tt()):localStorage.getItem(kt[e]));function ft(e,{read:t,predictions:n,answers:s,points:o}){let r=e.ideas.flatMap(({asks:c})=>c),[i,f]=["prediction","question"].map(c=>r.filter(([m])=>m===c).map(([,m])=>m)),a=t[e.page]?.read??[],h=Object.entries(e.tasks),p=o[e.page.replace("chapters/","exercises/")]??{},l=c=>(p[c]??p[c.replace(/_/g,"-")])?.points??0,g=c=>c.reduce((m,wt)=>m+wt,0),d=c=>c.length;return{read:S(d(e.sections.filter(c=>a.includes(c))),d(e.sections)),predicted:S(d(i.filter(c=>c in n)),d(i)),near:d(i.filter(c=>n[c]?.near)),answered:S(d(f.filter(c=>c in s)),d(f)),right:d(f.filter(c=>s[c]?.log.at(-1)?.[1]===3)),passed:S(d(h.filter(([c,m])=>l(c)>=m)),d(h)),points:S(g(h.map(([c,m])=>Math.min(m,l(c)))),g(h.map(([,c])=>c)))}}var S=(e,t)=>({done:e,of:t}),$t=({read:e,predicted:t,answered:n,points:s})=>[e,t,n,s].some(o=>o.done>0);function gt(e){let t=s=>e.reduce((o,r)=>o+s(r),0),n=s=>S(t(o=>o[s].done),t(o=>o[s].of));return{read:n("read"),predicted:n("predicted"),near:t(s=>s.near),answered:n("answered"),right:t(s=>s.right),passed:n("passed"),points:n("points")}}var z=JSON.parse(document.getElementById("outline")?.textContent??""),Ct=e=>e.ideas.flatMap(({asks:t})=>t.map(([,n])=>n)),Qt=z.chapters.flatMap(Ct);var Dt=ut(),P=z.chapters.map(e=>({chapter:e,...ft(e,Dt)})),Q=gt(P),Pt=document.documentElement.dataset.storage==="page",E=({done:e,of:t},n="")=>$`
  <i class="amount" style="--p: ${t?e/t:0}" aria-hidden="true"></i>
  <span>${e} of ${t}${n}</span>
`,mt=(e,t)=>e?$`, <small>${e} ${t}</small>`:"",vt=Pt?$`<p class="review-truth">
      Your browser keeps nothing for this site, so this page knows only of itself. Allow this site to store data, and
      it will fill.
    </p>`:"",O=["Chapter","Sections read","Predictions made","Questions answered","Tasks passed","Points"],At=e=>$`
  <td data-label=${O[1]}>${E(e.read)}</td>
  <td data-label=${O[2]}>${E(e.predicted,mt(e.near,"close"))}</td>
  <td data-label=${O[3]}>${E(e.answered,mt(e.right,"right"))}</td>
  <td data-label=${O[4]}>${E(e.passed)}</td>
  <td data-label=${O[5]}>${E(e.points)}</td>
`,Bt=()=>$`${vt}
  <table class="progress">
    <thead>
      <tr>
        ${O.map(e=>$`<th scope="col">${e}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${P.map(({chapter:e,...t})=>$`<tr>
          <th scope="row"><span>${e.number}</span> <a href=${e.link}>${e.title}</a></th>
          ${At(t)}
        </tr>`)}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">Together</th>
        ${At(Q)}
      </tr>
    </tfoot>
  </table>`,D=localStorage.getItem(Y)??"",Rt=new Date().toLocaleDateString("en-GB",{day:"numeric",month:"long",year:"numeric"}),K=[["read","sections read"],["predicted","predictions made"],["answered","questions answered"],["passed","tasks passed"],["points","points"]];function bt(e){let t=s=>{D=s.target.value;try{localStorage.setItem(Y,D)}catch{}bt(e)},n=P.filter($t);V($`${vt}
      <p class="certificate-tools">
        <label>Your name <input type="text" maxlength="80" autocomplete="name" .value=${D} @input=${t} /></label>
        <button class="press" @click=${()=>print()} ?disabled=${!n.length}>Print it</button>
      </p>
      ${n.length?Jt(n):$`<p>There is nothing to certify yet: read a section, make a prediction, or answer a question.</p>`}`,e)}var Jt=e=>$`<div class="certificate">
  <p class="certificate-course">Calculus for Deep Learning</p>
  <p class="certificate-name">${D||"…"}</p>
  <p>has worked on ${e.length} of its ${P.length} chapters, as of ${Rt}:</p>
  <div class="scrolls" tabindex="0" role="group" aria-label="What was done in each chapter">
  <table>
    <thead>
      <tr>
        <th scope="col">Chapter</th>
        ${K.map(([,t])=>$`<th scope="col">${t}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${e.map(t=>$`<tr>
          <th scope="row">${t.chapter.number} ${t.chapter.title}</th>
          ${K.map(([n])=>$`<td>${t[n].done} of ${t[n].of}</td>`)}
        </tr>`)}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">All chapters</th>
        ${K.map(([t])=>$`<td>${Q[t].done} of ${Q[t].of}</td>`)}
      </tr>
    </tfoot>
  </table>
  </div>
  <p class="certificate-truth">
    This is the reader’s own record, as their browser kept it. Nobody has checked it, and nobody saw who answered.
  </p>
</div>`,[_t,yt]=["progress","certificate"].map(e=>document.querySelector(`[data-live=${e}]`));_t&&V(Bt(),_t);yt&&bt(yt);
