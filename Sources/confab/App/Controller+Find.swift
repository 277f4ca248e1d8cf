import Chat
import ChatUI

/// Looks for things in open conversations, away from the loop.
extension Controller {
  func run(_ effect: FindEffect) {
    switch effect {
    case .search(let request):
      search.begin { [store = parts.store, inbox] in
        do throws(StoreError) {
          try await Finder(store: store).search(request) { inbox.send(.interface(.find($0))) }
        } catch {
          inbox.send(.interface(.find(.failed(number: request.number, reason: error.text))))
        }
      }
    case .stop: search.end()
    }
  }

  func loadOutline(of id: ConversationID, _ place: BranchPlace) {
    search.read { [store = parts.store, inbox] in
      do throws(StoreError) {
        let page = try await store.page(of: id, place, limit: Self.pageLength)
        inbox.send(.interface(.contents(.outline(id, place, OutlinePage(page)))))
      } catch {
        inbox.send(.interface(.contents(.outline(id, place, OutlinePage(nil)))))
        inbox.send(.interface(.notice(error.text, isWarning: true)))
      }
    }
  }
}
