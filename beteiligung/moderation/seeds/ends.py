"""Reasons why an idea is not done, and words for ideas that another office looks after."""

from __future__ import annotations

from beteiligung.moderation.models import Purpose
from beteiligung.moderation.seeds.module import SeedModule

DECLINES = (
    SeedModule(
        "decline-ground",
        Purpose.DECLINE,
        "Grundstück gehört nicht der Stadt",
        {
            "de": "Das Grundstück gehört nicht der Stadt. Wir haben nachgefragt, aber wer es besitzt, möchte die Idee "
            "dort nicht umsetzen. Ohne diese Zustimmung dürfen wir dort nichts bauen oder ändern.",
            "en": "The land does not belong to the city. We have asked, but its owner does not want the idea there. "
            "Without that consent we may not build or change anything on it.",
            "tr": "Arsa belediyeye ait değil. Sorduk, ama sahibi fikrin orada gerçekleştirilmesini istemiyor. "
            "Onun izni olmadan orada bir şey yapamayız ve bir şey değiştiremeyiz.",
            "ar": "الأرض ليست ملكًا للمدينة. لقد سألنا، لكن الجهة المالكة لا تريد تنفيذ الفكرة هناك. "
            "من دون هذه الموافقة لا يجوز لنا أن نبني أو نغير شيئًا فيها.",
        },
    ),
    SeedModule(
        "decline-planned",
        Purpose.DECLINE,
        "Ist schon geplant",
        {
            "de": "Die Stadt plant das dort schon selbst und bezahlt es aus anderem Geld. Deshalb braucht es keine "
            "eigene Maßnahme aus dem Aktionsplan. Danke, dass Sie darauf hingewiesen haben.",
            "en": "The city is already planning this itself and pays for it from other money. So it needs no measure of "
            "its own from this programme. Thank you for pointing it out.",
            "tr": "Belediye bunu orada zaten kendisi planlıyor ve başka bir paradan ödüyor. Bu yüzden bu program "
            "içinde ayrıca bir proje gerekmiyor. Buna dikkat çektiğiniz için teşekkür ederiz.",
            "ar": "المدينة تخطط لذلك هناك بنفسها وتدفع تكاليفه من أموال أخرى. لذلك لا حاجة إلى مشروع مستقل ضمن هذا البرنامج. "
            "شكرًا لكم على التنبيه.",
        },
    ),
    SeedModule(
        "decline-nobody",
        Purpose.DECLINE,
        "Niemand übernimmt es",
        {
            "de": "Für die Idee braucht es einen Verein oder eine andere Stelle, die sie trägt. Wir haben gesucht und "
            "niemanden gefunden. Kennen Sie jemanden? Dann rufen Sie uns an: {telefon}. Wir prüfen die Idee dann neu.",
            "en": "The idea needs an association or another body to carry it out. We have looked and found nobody. Do "
            "you know somebody? Then call us: {telefon}. We will look at the idea again.",
            "tr": "Bu fikri yürütecek bir derneğe ya da başka bir kuruluşa ihtiyaç var. Aradık ama kimseyi "
            "bulamadık. Bunu yapabilecek birini tanıyor musunuz? O zaman bizi arayın: {telefon}. Fikri "
            "yeniden inceleriz.",
            "ar": "تحتاج الفكرة إلى جمعية أو جهة أخرى تتولاها. لقد بحثنا ولم نجد أحدًا. هل تعرفون أحدًا؟ "
            "اتصلوا بنا: {telefon}. عندها ندرس الفكرة من جديد.",
        },
    ),
    SeedModule(
        "decline-too-expensive",
        Purpose.DECLINE,
        "Zu teuer für die Mittel",
        {
            "de": "Die Idee kostet mehr, als im Aktionsraum {aktionsraum} dafür da ist. Auch aus den Projektmitteln der "
            "Stadt lässt sie sich nicht bezahlen. Eine kleinere Fassung können Sie gern neu vorschlagen.",
            "en": "The idea costs more than there is for it in {aktionsraum}. The city’s project money cannot pay for it "
            "either. You are welcome to propose a smaller version.",
            "tr": "Fikrin masrafı, {aktionsraum} bölgesi için eldeki paradan fazla. Merkezî proje parasıyla da "
            "karşılanamıyor. İsterseniz daha küçük bir hâlini yeniden önerebilirsiniz.",
            "ar": "تكلفة الفكرة أكبر من المال المتوفر لها في منطقة العمل {aktionsraum}، ولا يمكن تمويلها من أموال المشاريع المركزية للمدينة أيضًا. "
            "يسرنا أن تقترحوا صيغة أصغر منها.",
        },
    ),
    SeedModule(
        "decline-law",
        Purpose.DECLINE,
        "Das Recht lässt es nicht zu",
        {
            "de": "Das geltende Recht lässt die Idee an dieser Stelle nicht zu. Wir haben geprüft, ob es eine andere "
            "Lösung gibt, und keine gefunden.",
            "en": "The law in force does not allow the idea in this place. We have checked whether there is another "
            "way and found none.",
            "tr": "Yürürlükteki yasalar bu fikre bu yerde izin vermiyor. Başka bir çözüm olup olmadığını "
            "inceledik ama bulamadık.",
            "ar": "القانون الساري لا يسمح بتنفيذ الفكرة في هذا المكان. لقد بحثنا عن حل آخر ولم نجد.",
        },
    ),
)

FORWARDS = (
    SeedModule(
        "forward-office",
        Purpose.FORWARD,
        "Andere Stelle zuständig",
        {
            "de": "Über „{titel}“ entscheidet in der Stadt eine andere Stelle: {amt}. Wir haben Ihre Idee dorthin "
            "gegeben. Am {tag} fragen wir nach, wenn bis dahin keine Antwort da ist.",
            "en": "Another office of the city decides about “{titel}”: {amt}. We have passed your idea on to them. On "
            "{tag} we will ask, if there is no answer by then.",
            "tr": "“{titel}” hakkında belediyede başka bir birim karar veriyor: {amt}. Fikrinizi oraya ilettik. "
            "{tag} gününe kadar cevap gelmezse birime soracağız.",
            "ar": "القرار بشأن «{titel}» بيد جهة أخرى في المدينة: {amt}. لقد أحلنا فكرتكم إليها. "
            "إذا لم يصل جواب حتى {tag} فسوف نسأل عنه في ذلك اليوم.",
        },
    ),
    SeedModule(
        "forward-defect",
        Purpose.FORWARD,
        "Schaden gemeldet",
        {
            "de": "Was Sie beschreiben, ist ein Schaden, den die Stadt auch ohne Abstimmung behebt. Wir haben ihn "
            "gemeldet bei: {amt}. Sobald wir mehr wissen, schreiben wir Ihnen.",
            "en": "What you describe is damage that the city repairs without any vote. We have reported it to: {amt}. "
            "As soon as we know more, we will write to you.",
            "tr": "Anlattığınız şey, belediyenin oylama olmadan da gidereceği bir hasar. Bunu şuraya bildirdik: {amt}. "
            "Daha fazlasını öğrenir öğrenmez size yazacağız.",
            "ar": "ما تصفونه عطل تصلحه المدينة من دون تصويت. لقد أبلغنا عنه هذه الجهة: {amt}. وحالما نعرف المزيد نكتب لكم.",
        },
    ),
)
