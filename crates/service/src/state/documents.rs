//! What texts of policies have been parsed to, kept up to a budget.
//!
//! A decision borrows documents, so none may go while somebody looks at it, and nothing is counted for each that is
//! looked at. So documents lie in generations, which states hold: when one is full, the same state is published with
//! another, which takes over from the last what is asked for again. What nobody asks for goes with the readers of before.

use countersign_policy::Document;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

/// The documents that a state's texts have been parsed to.
#[derive(Clone, Debug)]
pub(crate) struct Documents {
    now: Arc<Generation>,
    last: Option<Arc<Generation>>,
    /// What a generation may weigh, in bytes.
    budget: usize,
    /// Stands for the generation and for which managed policies there are: no states that differ in these have the same.
    view: u64,
}

/// Two generations may be there at a time: together the documents of some ten thousand texts of three kilobytes.
const BUDGET: usize = 64 * 1024 * 1024;

#[derive(Debug)]
struct Generation {
    /// No two have the same, of whatever state: a place in one means nothing in another.
    number: u64,
    documents: boxcar::Vec<Arc<Document>>,
    /// About how many bytes they are.
    weight: AtomicUsize,
}

/// Where a document lies, once it does: the number of a generation or of a view, and in the last [`INDEX`] bits the place
/// in the generation.
#[derive(Debug, Default)]
pub(crate) struct Place(AtomicU64);

/// Sixteen million documents; one beyond is not found again. The other bits number generations and views, of which a
/// process never comes to have so many.
const INDEX: u32 = 24;

impl Default for Documents {
    fn default() -> Documents {
        let now = Arc::new(Generation::new());
        Documents { view: now.number, now, last: None, budget: BUDGET }
    }
}

impl Documents {
    /// The document at a place, if it is one of this generation.
    pub(super) fn at(&self, place: &Place) -> Option<&Arc<Document>> {
        self.now.at(place)
    }

    /// The document at a place, which is made where there is none yet. It may be made more than once if it is asked for
    /// at the same time.
    pub(super) fn document(
        &self,
        place: &Place,
        make: impl FnOnce() -> Document,
    ) -> &Arc<Document> {
        // Never used: what has just been put somewhere is there.
        static DENY: LazyLock<Arc<Document>> = LazyLock::new(|| Arc::new(Document::deny_all()));
        if let Some(there) = self.at(place) {
            return there;
        }
        let before = self.last.as_ref().and_then(|last| last.at(place)).cloned();
        let document = before.unwrap_or_else(|| Arc::new(make()));
        self.now.weight.fetch_add(document.weight(), Ordering::Relaxed);
        let index = self.now.documents.push(document);
        place.set(self.now.number, index);
        self.now.documents.get(index).unwrap_or(&DENY)
    }

    /// What was noted by [`Documents::note`] in a state of the same view.
    pub(super) fn noted(&self, place: &Place) -> Option<&Arc<Document>> {
        let (view, index) = place.get();
        if view == self.view { self.now.get(index) } else { None }
    }

    /// Notes for states of this view that the document of a text is meant. One that none was made of is not noted.
    pub(super) fn note(&self, place: &Place, text: &Place) {
        let (number, index) = text.get();
        if number == self.now.number {
            place.set(self.view, index);
        }
    }

    /// What has been noted until now means nothing to who holds these.
    pub(super) fn forget_notes(&mut self) {
        self.view = number();
    }

    /// Whether another generation should begin.
    pub(super) fn is_full(&self) -> bool {
        self.now.weight.load(Ordering::Relaxed) > self.budget
    }

    /// Begins a generation if the present one is full; whether it was.
    pub(super) fn turn(&mut self) -> bool {
        let full = self.is_full();
        if full {
            self.last = Some(std::mem::replace(&mut self.now, Arc::new(Generation::new())));
            self.forget_notes();
        }
        full
    }
}

impl Generation {
    fn new() -> Generation {
        Generation { number: number(), documents: boxcar::Vec::new(), weight: AtomicUsize::new(0) }
    }

    fn at(&self, place: &Place) -> Option<&Arc<Document>> {
        let (number, index) = place.get();
        if number == self.number { self.get(index) } else { None }
    }

    fn get(&self, index: usize) -> Option<&Arc<Document>> {
        self.documents.get(index)
    }
}

/// A number that no generation or view has had.
fn number() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

impl Place {
    /// The number, and the place in the generation.
    fn get(&self) -> (u64, usize) {
        let both = self.0.load(Ordering::Relaxed);
        let index = usize::try_from(both & ((1 << INDEX) - 1));
        (both >> INDEX, index.unwrap_or(usize::MAX))
    }

    /// Notes where the document lies now. Who reads an older state does not undo what those of a newer have noted.
    fn set(&self, number: u64, index: usize) {
        let index = u64::try_from(index).ok().filter(|index| index >> INDEX == 0);
        if let Some(index) = index.filter(|_| number >= self.get().0) {
            self.0.store(number << INDEX | index, Ordering::Relaxed);
        }
    }

    /// Notes what another place says.
    pub(super) fn follow(&self, other: &Place) {
        self.0.store(other.0.load(Ordering::Relaxed), Ordering::Relaxed);
    }
}

impl Clone for Place {
    fn clone(&self) -> Place {
        Place(AtomicU64::new(self.0.load(Ordering::Relaxed)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::state::{State, Text};
    use crate::{Options, Origin, Proof, Request, Service};
    use countersign_api::Operation as _;
    use countersign_api::sts::caller::GetCallerIdentity;
    use countersign_store::{MasterKeys, Memory, Store};
    use std::cell::Cell;

    impl Documents {
        /// With room for so many bytes, and one document more.
        pub(in crate::state) fn with_room_for(budget: usize) -> Documents {
            Documents { budget, ..Documents::default() }
        }
    }

    /// With room for one document.
    fn small() -> Documents {
        Documents::with_room_for(Document::deny_all().weight() - 1)
    }

    /// Asks for a text's document; whether it had to be made.
    fn ask<'d>(documents: &'d Documents, place: &Place) -> (&'d Arc<Document>, bool) {
        let made = Cell::new(false);
        let document = documents.document(place, || {
            made.set(true);
            Document::deny_all()
        });
        (document, made.get())
    }

    #[test]
    fn a_document_is_made_once_and_found_by_its_place_alone() {
        let documents = small();
        let (one, other) = (Place::default(), Place::default());
        let (first, made) = ask(&documents, &one);
        assert!(made);
        assert!(std::ptr::eq(first, ask(&documents, &one).0));
        assert!(!Arc::ptr_eq(first, ask(&documents, &other).0));
        assert!(std::ptr::eq(first, documents.at(&one.clone()).unwrap()));
    }

    #[test]
    fn what_is_asked_for_again_outlives_its_generation_and_the_rest_goes() {
        let mut documents = small();
        let (asked, forgotten) = (Place::default(), Place::default());
        let first = ask(&documents, &asked).0.clone();
        let gone = Arc::downgrade(ask(&documents, &forgotten).0);
        for _ in 0..5 {
            documents.turn();
            let (again, made) = ask(&documents, &asked);
            assert!(!made && Arc::ptr_eq(again, &first));
        }
        assert!(gone.upgrade().is_none(), "nobody asked for it");
        assert!(ask(&documents, &forgotten).1);
        assert_eq!(documents.now.documents.count(), 2);
    }

    #[test]
    fn a_generation_that_is_not_full_stays() {
        let mut documents = Documents::with_room_for(Document::deny_all().weight());
        let place = Place::default();
        ask(&documents, &place);
        assert!(!documents.turn() && documents.last.is_none());
        ask(&documents, &Place::default());
        assert!(documents.turn() && documents.last.is_some());
    }

    #[derive(Debug)]
    struct NoClock;
    impl Clock for NoClock {
        fn now(&self) -> i64 {
            0
        }
    }

    #[tokio::test]
    async fn a_call_leaves_a_full_generation_behind_though_nothing_changes() {
        let empty = State { documents: small(), ..State::default() };
        let backend = Arc::new(Memory::default());
        let store = Store::open(backend, MasterKeys::generate().unwrap(), empty, 0).await.unwrap();
        let service = Service::new(store, Options { clock: Arc::new(NoClock) });
        let ask = || {
            let text = Text::from(" ".repeat(101).as_str());
            Arc::downgrade(service.store().snapshot().document(&text))
        };
        let call = async || {
            let from = Origin { ip: [127, 0, 0, 1].into(), secure: false, user_agent: "" };
            let (op, proof) = (GetCallerIdentity::OP, Proof::Unsigned);
            let request = Request { op, proof, input: Ok((op.input)()), from, id: "" };
            service.call(request).await.unwrap_err();
        };
        let begun = service.store().snapshot().revision;
        let document = ask();
        call().await;
        assert!(document.upgrade().is_some(), "it may be asked for again");
        ask();
        call().await;
        assert!(document.upgrade().is_none());
        assert_eq!(service.store().snapshot().revision, begun);
    }

    #[test]
    fn a_note_counts_in_its_view_only() {
        let mut documents = small();
        let (text, note) = (Place::default(), Place::default());
        documents.note(&note, &text);
        assert!(documents.noted(&note).is_none(), "there is no document yet");
        let document = ask(&documents, &text).0.clone();
        documents.note(&note, &text);
        let noted = |documents: &Documents| documents.noted(&note).cloned();
        assert!(noted(&documents).is_some_and(|noted| Arc::ptr_eq(&noted, &document)));
        assert!(noted(&documents.clone()).is_some());
        let mut other = documents.clone();
        other.forget_notes();
        assert!(noted(&other).is_none());
        let before = documents.clone();
        documents.turn();
        assert!(noted(&documents).is_none());
        // By now the text's document lies elsewhere for who is ahead.
        ask(&documents, &text);
        let note = Place::default();
        before.note(&note, &text);
        assert!(before.noted(&note).is_none());
    }

    #[test]
    fn a_place_beyond_all_others_is_none() {
        let place = Place::default();
        let most = (1 << INDEX) - 1;
        for (index, there) in [(most + 1, (0, 0)), (most, (7, most)), (most + 1, (7, most))] {
            place.set(7, index);
            assert_eq!(place.get(), there);
        }
    }

    #[test]
    fn states_that_part_do_not_take_each_others_places() {
        let mut one = small();
        let (first, second) = (Place::default(), Place::default());
        ask(&one, &first);
        let mut other = one.clone();
        one.turn();
        other.turn();
        // Both are the first in their generation.
        let a = ask(&one, &first).0.clone();
        let b = ask(&other, &second).0.clone();
        assert!(!Arc::ptr_eq(&a, &b));
        assert!(one.at(&second).is_none());
        // Who reads an older state does not undo what those of a newer one have noted.
        let newer = small();
        ask(&newer, &first);
        ask(&other, &first);
        assert!(newer.at(&first).is_some());
    }
}
